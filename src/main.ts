#!/usr/bin/env node
import { type Command, CommanderError } from 'commander'
import { createProgram } from './cli/program.js'
import { coloursFor } from './cli/terminal.js'
import { CityTiesError, errorKinds } from './domain/errors.js'

const [, , ...words] = process.argv
const usageExitCode = 64

// Whoever reads it may stop before its end, as `head` does; that is no failure, and the command goes on to its own.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') fail(error)
  })

try {
  const program = throwing(createProgram())
  if (words.length === 0) program.outputHelp()
  else await program.parseAsync(process.argv)
} catch (error) {
  fail(error)
}

/** What was told first is the reason; a stream that cannot be written tells it beside the command that writes. */
function fail(error: unknown): void {
  process.exitCode ??= exitCodeOf(error)
}

/** A command and those below it throw, where they would end the process themselves. */
function throwing(command: Command): Command {
  command.commands.forEach(throwing)
  return command.exitOverride()
}

function exitCodeOf(error: unknown): number {
  // Commander has printed its own word on a wrong command line.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageExitCode
  const known = error instanceof CityTiesError
  const message = known ? error.message : `Something went wrong here: ${String((error as Error)?.message ?? error)}`
  process.stderr.write(`${coloursFor(process.stderr).red('cityties:')} ${message}\n`)
  return errorKinds[known ? error.kind : 'INTERNAL'].exitCode
}
