/** Whose settings these are: the paths to a permission differ from maker to maker. Pure. */
export const BRANDS = ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'samsung', 'iphone', 'other'] as const
export type Brand = (typeof BRANDS)[number]

const MARKS: [Brand, RegExp][] = [
  ['iphone', /iPhone|iPad/i],
  ['honor', /\bHONOR\b|; (?:[A-Z]{3}-(?:AN|TN)\d\d[^;)]*HONOR)/i],
  ['huawei', /HUAWEI|HarmonyOS|\b(?:ELE|VOG|ANA|ELS|NOH|OCE|JEF|TAS|LIO|ALN|BRA|HMA|EVR|LYA|MNA|DCO)-(?:AL|AN|TL|LX)\d\d/i],
  ['xiaomi', /\b(?:Mi|MIX|Redmi|POCO|Xiaomi)\b|\bM2\d{3}[A-Z]|\b2[0-9]{4,7}[A-Z]{1,2}\d*C?\b/],
  ['oppo', /OPPO|realme|OnePlus|\bRMX\d{4}|\bCPH\d{4}|\bP[A-Z]{3}\d0\b/i],
  ['vivo', /\bvivo\b|\biQOO\b|\bV\d{4}[A-Z]{1,2}\b/],
  ['samsung', /SAMSUNG|\bSM-[A-Z]\d/i],
]

/** From the browser's own description; newer browsers hide the model, then the person chooses. */
export const brandOf = (agent: string): Brand => MARKS.find(([, mark]) => mark.test(agent))?.[0] ?? 'other'

/** For which of the findings a path through the settings is given. */
export const REMEDIES = ['camera', 'microphone', 'location', 'storage', 'battery'] as const
export type Remedy = (typeof REMEDIES)[number]
export const hasRemedy = (test: string): test is Remedy => (REMEDIES as readonly string[]).includes(test)
