/**
 * Names from Cyrillic as languages write them: `Cherkasy`, `Tscherkassy`, `Czerkasy`. Each letter
 * group of one way of writing is put into another; a name that none of it concerns stays as it is.
 * BGN/PCGN and the customs of German, French and Polish.
 */
type Way = readonly (readonly [string, string])[]

const toEnglish: readonly Way[] = [
  // German
  [
    ['schtsch', 'shch'],
    ['tsch', 'ch'],
    ['dsch', 'j'],
    ['sch', 'sh'],
    ['ch', 'kh'],
    ['w', 'v'],
    ['ja', 'ya'],
    ['ju', 'yu'],
    ['j', 'y'],
    ['z', 'ts'],
  ],
  // Polish and Czech
  [
    ['szcz', 'shch'],
    ['cz', 'ch'],
    ['sz', 'sh'],
    ['rz', 'r'],
    ['ch', 'kh'],
    ['w', 'v'],
    ['j', 'y'],
    ['c', 'ts'],
  ],
  // French
  [
    ['tch', 'ch'],
    ['ou', 'u'],
    ['dj', 'j'],
    ['ia', 'ya'],
    ['j', 'zh'],
  ],
]

const fromEnglish: readonly Way[] = [
  // To German
  [
    ['shch', 'schtsch'],
    ['zh', 'sch'],
    ['ch', 'tsch'],
    ['sh', 'sch'],
    ['kh', 'ch'],
    ['ts', 'z'],
    ['v', 'w'],
    ['ya', 'ja'],
    ['ia', 'ja'],
    ['yu', 'ju'],
    ['iu', 'ju'],
    ['y', 'j'],
    ['j', 'dsch'],
    ['z', 's'],
  ],
  [
    ['shch', 'schtsch'],
    ['zh', 'sch'],
    ['ch', 'tsch'],
    ['sh', 'sch'],
    ['kh', 'ch'],
    ['ts', 'z'],
    ['v', 'w'],
    ['ya', 'ja'],
    ['ia', 'ja'],
    ['yu', 'ju'],
    ['j', 'dsch'],
    ['z', 's'],
  ],
  // To Polish
  [
    ['shch', 'szcz'],
    ['ch', 'cz'],
    ['sh', 'sz'],
    ['kh', 'ch'],
    ['v', 'w'],
    ['ya', 'ja'],
  ],
]

/** The last letters in which ways of writing differ and nothing else does. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/iy$/, 'y'],
  [/y?[iy]$/, 'yj'],
  [/i$/, 'j'],
  [/yi$/, 'y'],
  [/yy$/, 'y'],
  [/ii$/, 'i'],
  [/ij$/, 'i'],
  [/iya$/, 'ia'],
  [/ya$/, 'ia'],
  [/ia$/, 'ya'],
  [/iv$/, 'ov'],
  [/ovo$/, 'owo'],
  [/owo$/, 'ovo'],
]

function rewritten(key: string, way: Way): string {
  let text = ''
  for (let at = 0; at < key.length; ) {
    const group = way.find(([from]) => key.startsWith(from, at))
    text += group?.[1] ?? key[at]
    at += group?.[0].length ?? 1
  }
  return text
}

/** Other ways to write a name, as it folds, that comes from Cyrillic. */
export function transliterationsOf(key: string): string[] {
  const found = new Set([...toEnglish, ...fromEnglish].map((way) => rewritten(key, way)))
  for (const text of [key, ...found])
    for (const [ending, other] of endings) if (ending.test(text)) found.add(text.replace(ending, other))
  found.delete(key)
  return [...found]
}
