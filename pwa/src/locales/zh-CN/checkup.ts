/** 出发前体检与首次使用. */
export default {
}
