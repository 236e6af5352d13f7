import { type ClassType, Field, ID, InputType, Int } from 'type-graphql'
import { type Attribute, type Attributes, entityAttributes, relationshipRules } from '../../domain/attributes.js'
import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import { limits } from '../../limits.js'
import { GeoPointInput } from '../filters/comparisons.js'
import { type FieldType, type InputField, inputType } from '../shared/input-type.js'
import { PartialDateScalar } from '../shared/scalars.js'
import { describedAs } from './described-as.js'
import { entityTypes } from './payloads.js'

type Fields = Readonly<Record<string, InputField>>

@InputType('NameInput', { description: 'A name as it is spelt.' })
class NameInput {
  @Field(() => String, { description: `The name, at most ${limits.nameMax_chars} characters.` })
  text!: string

  @Field(() => String, { defaultValue: 'und', description: 'Its language, as a tag: `it`; `und` where it has none.' })
  language!: string
}

const typeOf = ({ kind, values }: Attribute): Pick<InputField, 'type' | 'list'> => {
  switch (kind) {
    case 'text':
    case 'word':
      return { type: () => String }
    case 'texts':
      return { type: () => String, list: true }
    case 'integer':
      return { type: () => Int }
    case 'date':
      return { type: () => PartialDateScalar }
    case 'point':
      return { type: () => GeoPointInput }
    case 'enum':
      return { type: (() => values) as FieldType }
  }
}

/** Numbers and words have rules that their type does not show. */
const ruleOf = ({ kind, check }: Attribute): string =>
  kind === 'integer' || kind === 'word' ? ` Takes ${check('-')}.` : ''

/** A field for each attribute, as the type that shows it describes it. */
const attributeFields = (attributes: Attributes, shownIn: ClassType): Fields =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      { ...typeOf(attribute), description: `${describedAs(shownIn, name)}${ruleOf(attribute)}` },
    ]),
  )

const known: Fields = {
  id: { type: () => ID, isRequired: true, description: 'Its id.' },
  expectedVersion: {
    type: () => Int,
    description: 'The `revision` that it has as far as you know: it is left as it is where it has another one.',
  },
}
const patches = 'A field that is left out stays; null takes back what was said by hand, or denies what others say.'
const names = (description: string): InputField => ({ type: () => NameInput, list: true, description })

export const createEntityInput = (type: EntityType): ClassType =>
  inputType(`Create${type}Input`, `What is said of a new ${type}.`, {
    id: {
      type: () => ID,
      description: `An id of its own, such as \`ct:${type.toLowerCase()}/some-name\`; else it is made of \`wikidataId\`, or of the first name.`,
    },
    names: {
      ...names('Its names, at least one: the first of a language is the one that is shown in it.'),
      isRequired: true,
    },
    ...attributeFields(entityAttributes[type], entityTypes[type]),
  })

export const updateEntityInput = (type: EntityType): ClassType =>
  inputType(`Update${type}Input`, `What is said of a ${type} from now on. ${patches}`, {
    ...known,
    names: names(
      'Names in place of all that were given by hand; those that sources give stay. One at least has to be left.',
    ),
    ...attributeFields(entityAttributes[type], entityTypes[type]),
  })

export const DeleteEntityInput = inputType(
  'DeleteEntityInput',
  'What is to be taken away, with all that is said of it, by hand and by sources. A later edition of a source that states it brings it back.',
  {
    ...known,
    cascade: {
      type: () => Boolean,
      defaultValue: false,
      description: `Its relationships go too, at most ${limits.cascadeMax_ties}; else it does not go while it has some.`,
    },
  },
)

export const MergeEntitiesInput = inputType('MergeEntitiesInput', 'Two things that are one.', {
  keep: { type: () => ID, isRequired: true, description: 'The id of the one that stays.' },
  merge: { type: () => ID, isRequired: true, description: 'The id of the other, which leads there from then on.' },
  expectedVersion: known['expectedVersion'] as InputField,
})

const CitedPlaceInput = inputType('CitedPlaceInput', 'Where something is said.', {
  source: { type: () => ID, isRequired: true, description: 'The id of the source, such as `ct:source/seed`.' },
  locator: {
    type: () => String,
    description: 'The place in it, as `citations { locator }` has it; all of it where nothing is said.',
  },
})

const SplitMoveInput = inputType(
  'SplitMoveInput',
  'What goes to the other thing. All that any of these chooses goes.',
  {
    names: { type: () => NameInput, list: true, description: 'Names, as `names` has them, whoever gives them.' },
    attributes: {
      type: () => String,
      list: true,
      description: 'Names of fields, such as `population`: all that is said of them, by whomever.',
    },
    citations: { type: () => CitedPlaceInput, list: true, description: 'Whatever is said of it there.' },
    ties: { type: () => ID, list: true, description: 'The ids of relationships of it.' },
  },
)

export const SplitEntityInput = inputType('SplitEntityInput', 'A thing that is two.', {
  ...known,
  into: {
    type: () => ID,
    description: 'The id of the other: one of its `mergedIds`, or a new one; else it is made of its first name.',
  },
  names: names('Names that are given to the other, beside those that go to it.'),
  move: {
    type: () => SplitMoveInput,
    isRequired: true,
    description: `What goes to the other: at least one thing, and at most ${limits.cascadeMax_ties}.`,
  },
})

export const DeleteTieInput = inputType(
  'DeleteTieInput',
  'What is to be taken away, with all that is said of it, by hand and by sources. A later edition of a source that states it brings it back.',
  known,
)

/** How a relationship's ends are called by who makes it. */
export interface EndNames {
  readonly from: { readonly name: string; readonly description: string }
  readonly to: { readonly name: string; readonly description: string }
}

export function createTieInput(
  name: string,
  type: RelationshipType,
  { from, to }: EndNames,
  shownIn: ClassType,
): ClassType {
  const { attributes, discriminator } = relationshipRules[type]
  const kind: Fields = discriminator
    ? {
        [discriminator.name]: {
          type: () => discriminator.values,
          description: describedAs(shownIn, discriminator.name),
          ...(discriminator.default === undefined ? {} : { defaultValue: discriminator.default }),
        },
      }
    : {}
  return inputType(name, `What is said of a new ${shownIn.name}.`, {
    [from.name]: { type: () => ID, isRequired: true, description: from.description },
    [to.name]: { type: () => ID, isRequired: true, description: to.description },
    ...kind,
    ...attributeFields(attributes, shownIn),
  })
}

export const updateTieInput = (type: RelationshipType, shownIn: ClassType): ClassType =>
  inputType(`Update${shownIn.name}Input`, `What is said of a ${shownIn.name} from now on. ${patches}`, {
    ...known,
    ...attributeFields(relationshipRules[type].attributes, shownIn),
  })

export const endTieInput = (name: string, description: string, until: Omit<InputField, 'type'>): ClassType =>
  inputType(name, description, { ...known, until: { type: () => PartialDateScalar, ...until } })
