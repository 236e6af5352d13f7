#!/usr/bin/env node
import { CommanderError } from 'commander'
import pico from 'picocolors'
import { createProgram } from './cli/program.js'
import { CityTiesError, errorKinds } from './domain/errors.js'

const [, , ...words] = process.argv
const usageExitCode = 64

try {
  const program = createProgram().exitOverride()
  for (const command of program.commands) command.exitOverride()
  if (words.length === 0) program.outputHelp()
  else await program.parseAsync(process.argv)
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

function exitCodeOf(error: unknown): number {
  // Commander has printed its own word on a wrong command line.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageExitCode
  const known = error instanceof CityTiesError
  const message = known ? error.message : `Something went wrong here: ${String((error as Error)?.message ?? error)}`
  process.stderr.write(`${pico.red('cityties:')} ${message}\n`)
  return errorKinds[known ? error.kind : 'INTERNAL'].exitCode
}
