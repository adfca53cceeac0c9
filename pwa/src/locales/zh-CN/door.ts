/** 到场与亮证. */
export default {
}
