export interface Instruction {
  /** In capitals: `COPY`. */
  readonly name: string
  /** `--from=build` as `{ from: 'build' }`. */
  readonly flags: Readonly<Record<string, string>>
  /** What follows the flags, on one line. */
  readonly text: string
}

export interface Stage {
  readonly image: string
  readonly name: string
  readonly instructions: readonly Instruction[]
}

export interface Copy {
  /** The stage that it copies from; null from the checkout. */
  readonly from: string | null
  readonly sources: readonly string[]
  readonly target: string
}

/** Reads as much of the Dockerfile's language as this project uses; anything else throws. */
export function parseDockerfile(text: string): Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const stages: { image: string; name: string; instructions: Instruction[] }[] = []
  const given = new Map<string, string>()
  for (const line of lines) {
    const instruction = parseInstruction(line)
    if (instruction.name === 'ARG' && stages.length === 0) {
      const [, key = '', value = ''] = /^(\w+)=(\S+)$/.exec(instruction.text) ?? []
      given.set(key, value)
    } else if (instruction.name === 'FROM') {
      const text = instruction.text.replace(/\$\{(\w+)\}/g, (_, key: string) => given.get(key) ?? '')
      const [, image, name] = /^(\S+) AS (\S+)$/.exec(text) ?? []
      if (image === undefined || name === undefined) throw new Error(`A stage without an image or a name: ${line}`)
      stages.push({ image, name, instructions: [] })
    } else {
      const stage = stages.at(-1)
      if (stage === undefined) throw new Error(`Before the first FROM: ${line}`)
      stage.instructions.push(instruction)
    }
  }
  return stages
}

function parseInstruction(line: string): Instruction {
  const [, name, flagText = '', text] = /^([A-Z]+)\s+((?:--\S+\s+)*)(.+)$/.exec(line) ?? []
  if (name === undefined || text === undefined) throw new Error(`Not an instruction: ${line}`)
  const flags = [...flagText.matchAll(/--([a-z-]+)=(\S+)/g)].map(([, key = '', value = '']) => [key, value] as const)
  return { name, flags: Object.fromEntries(flags), text: text.trim() }
}

/** Every instruction of that name, in order. */
export const all = (stage: Stage, name: string): Instruction[] =>
  stage.instructions.filter((instruction) => instruction.name === name)

/** The instruction of that name, which must be there once. */
export function only(stage: Stage, name: string): Instruction {
  const [found, second] = all(stage, name)
  if (found === undefined || second !== undefined) throw new Error(`The stage ${stage.name} must have one ${name}.`)
  return found
}

/** The words of a command in exec form, `["node", "dist/main.js"]`. */
export const execForm = (text: string): string[] => JSON.parse(text) as string[]

export function copies(stage: Stage): Copy[] {
  return all(stage, 'COPY').map(({ flags, text }) => {
    const words = text.split(/\s+/)
    return { from: flags['from'] ?? null, sources: words.slice(0, -1), target: words.at(-1) ?? '' }
  })
}

/** What ENV sets, `NAME=value NAME=value`. */
export const environment = (stage: Stage): Record<string, string> =>
  Object.fromEntries(
    all(stage, 'ENV').flatMap(({ text }) =>
      [...text.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
    ),
  )
