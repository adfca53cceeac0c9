/** The five meanings a colour may carry, and plain; tone.css gives each its ink and its wash. */
export type Tone = 'plain' | 'primary' | 'done' | 'attention' | 'stop' | 'offline' | 'contested'
