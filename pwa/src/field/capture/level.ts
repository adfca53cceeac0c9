/** How loud it is, 0 to 1, for the meter: a person must see that the microphone hears. */
export function levelOf(stream: MediaStream): { read: () => number; close: () => void } {
  if (typeof AudioContext === 'undefined' || !stream.getAudioTracks().length) return { read: () => 0, close: () => {} }
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const read = () => {
    analyser.getFloatTimeDomainData(samples)
    const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    return Math.min(1, loudness * 4)
  }
  return { read, close: () => void context.close() }
}
