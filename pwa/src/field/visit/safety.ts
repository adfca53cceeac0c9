/** R90: safety checks (安全生产) report a refusal to the department (安全生产法 第六十八条). Pure. */
import type { TaskRow } from '@/domain/rows'

export const isSafetyCheck = (task: Pick<TaskRow, 'field'>): boolean => task.field.includes('安全生产')
