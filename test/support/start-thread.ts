import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { startWorker } from '../../src/compute/pool.js'
import { whyNotBuilt } from './cli.js'

const worker = join(import.meta.dirname, '..', '..', 'dist', 'compute', 'worker.js')

/** What is built, where it is not out of date: a thread that runs the sources takes a second to compile them. */
export const startThread = whyNotBuilt() === null ? (): Worker => new Worker(worker, { execArgv: [] }) : startWorker
