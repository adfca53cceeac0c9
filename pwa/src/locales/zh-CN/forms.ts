/** 文书. */
export default {
}
