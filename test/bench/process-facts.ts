import { readFileSync } from 'node:fs'

const clock_perSecond = 100

export interface ProcessFacts {
  readonly cpu_s: number
  /** Resident now, and the most that it ever was. */
  readonly memory_mib: number
  readonly peak_mib: number
}

/** What Linux says of a process; nothing where it does not. */
export function processFacts(pid: number | undefined): ProcessFacts {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    // A process that has just ended has no memory any more.
    const mib = (name: string): number =>
      Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024)
    return {
      cpu_s: (Number(fields[11]) + Number(fields[12])) / clock_perSecond,
      memory_mib: mib('VmRSS'),
      peak_mib: mib('VmHWM'),
    }
  } catch {
    return { cpu_s: 0, memory_mib: 0, peak_mib: 0 }
  }
}
