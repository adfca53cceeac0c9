/** 待办与审批. */
export default {
}
