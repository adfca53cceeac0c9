/** 取证. */
export default {
}
