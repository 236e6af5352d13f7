import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Keeps a process, with all of its threads, on one core. */
export function pin(pid: number, core: number): void {
  execFileSync('taskset', ['-a', '-cp', String(core), String(pid)], { stdio: 'ignore' })
}

/** The time of processors that the threads of a process have had, from the kernel's own count in nanoseconds. */
export function cpuOf_ms(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  const times_ns = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  )
  return times_ns.reduce((sum, time_ns) => sum + time_ns, 0) / 1e6
}
