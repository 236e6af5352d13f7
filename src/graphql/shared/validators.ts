import { ValidateBy, type ValidationOptions } from 'class-validator'
import { isEntityId, isNodeId, isWikidataId } from '../../domain/ids.js'
import { checkText } from '../../domain/text.js'

const rule = (name: string, check: (value: string) => boolean, expected: string) => (options?: ValidationOptions) =>
  ValidateBy(
    {
      name,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && check(value),
        defaultMessage: (args) => {
          const value: unknown = args?.value
          // Of a list, the first entry that is wrong is named: `ids.3 must be …`.
          const wrong = Array.isArray(value)
            ? value.findIndex((entry) => typeof entry !== 'string' || !check(entry))
            : -1
          return `${args?.property ?? 'it'}${wrong < 0 ? '' : `.${wrong}`} must be ${expected}`
        },
      },
    },
    options,
  )

const howToFind = 'search(text:) and city(name:) find the id of what has a name'

export const IsEntityId = rule(
  'isEntityId',
  isEntityId,
  `an id such as wd:Q6259 or ct:event/cultcities-pavia-2022; ${howToFind}`,
)
export const IsNodeId = rule(
  'isNodeId',
  isNodeId,
  `an id such as wd:Q6259, ct:source/wikidata or rel:TWINNED_WITH~wd:Q37776~wd:Q6259~TWINNING-0; ${howToFind}`,
)
export const IsWikidataId = rule('isWikidataId', isWikidataId, 'a Wikidata item such as Q6259')
export const IsLine = (max_chars: number) =>
  rule(
    'isLine',
    (value) => checkText(value, max_chars) === null,
    `a text of one line of 1 to ${max_chars} characters, in Unicode form NFC`,
  )()
