/** Says at the end how much memory and processor time the process took: `node --import ./bench/peak.ts ...`. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  process.stderr.write(`peak ${maxRSS} cpu ${userCPUTime + systemCPUTime}\n`)
})
