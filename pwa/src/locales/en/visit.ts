/** 中止、不配合、无相关经营活动. */
export default {
}
