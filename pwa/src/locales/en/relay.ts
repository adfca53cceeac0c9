/** 手机之间传递. */
export default {
}
