/** Says at the end how much memory the process had at most: `node --import ./bench/peak.ts ...`. */
process.on('exit', () => {
  process.stderr.write(`peak ${process.resourceUsage().maxRSS}\n`)
})
