import type zh from '../zh-CN/closing'

export default {} satisfies typeof zh
