/** 抽样、采信、措施、线索. */
export default {
}
