import { type ClassType, Field, Float, InputType, Int } from 'type-graphql'
import { type FieldType, type InputField, inputType } from '../shared/input-type.js'
import { PartialDateScalar } from '../shared/scalars.js'

/** Operators with what they mean, as the schema describes them. */
const meanings = {
  eq: 'Is this.',
  ne: 'Is not this; also where it is not known.',
  in: 'Is one of these.',
  lt: 'Is less than this; of dates: sorts before it, so that `lt: "1990"` is all that can have been before 1990.',
  lte: 'Is this or less; of dates: `1989` itself, but not `1989-05`, which sorts after it. For up to the end of 1989 take `lt: "1990"`.',
  gt: 'Is more than this; of dates: sorts after it, as `1989-05` does after `1989`. For what began later than 1989 take `gte: "1990"`.',
  gte: 'Is this or more; of dates: sorts after it or is it, so that `gte: "1990"` is all from 1990 on.',
  contains: 'Has this in it, whatever the case, the accents, the punctuation and spaces at the ends.',
  startsWith: 'Begins with this, whatever the case, the accents, the punctuation and spaces at the ends.',
  overlaps: 'Can mean a day that this can mean too.',
  isNull: 'Whether it is not known.',
} as const
type Operator = keyof typeof meanings

function comparison(name: string, description: string, type: FieldType, operators: readonly Operator[]): ClassType {
  const fields = operators.map((operator): [string, InputField] => {
    const value = operator === 'isNull' ? () => Boolean : type
    const field = { type: value, description: meanings[operator] }
    return [operator, operator === 'in' ? { ...field, list: true } : field]
  })
  return inputType(name, description, Object.fromEntries(fields))
}

const order: Operator[] = ['lt', 'lte', 'gt', 'gte']

export const StringFilter = comparison('StringFilter', 'Compares a text to the letter.', () => String, [
  'eq',
  'ne',
  'in',
  'isNull',
])
export const TextFilter = comparison(
  'TextFilter',
  'Compares a text, whatever the case and the accents.',
  () => String,
  ['eq', 'in', 'contains', 'startsWith', 'isNull'],
)
export const NameFilter = comparison(
  'NameFilter',
  'Compares every name of a thing, in any language; one that fits is enough.',
  () => String,
  ['eq', 'in', 'contains', 'startsWith'],
)
export const IntFilter = comparison('IntFilter', 'Compares a number.', () => Int, [
  'eq',
  'ne',
  'in',
  ...order,
  'isNull',
])
export const DateFilter = comparison(
  'DateFilter',
  'Compares dates by their order: the earliest day that they can mean, then the latest.',
  () => PartialDateScalar,
  ['eq', ...order, 'overlaps', 'isNull'],
)
export const SourceFilter = comparison('SourceFilter', 'By the sources that state it.', () => String, ['eq', 'in'])

/** The comparison of an enum: `CityKind` makes `CityKindFilter`. */
export const enumFilter = (name: string, values: object): ClassType =>
  comparison(`${name}Filter`, `Compares a ${name}.`, () => values, ['eq', 'ne', 'in', 'isNull'])

@InputType('GeoPointInput', { description: 'A point on the Earth, WGS 84.' })
export class GeoPointInput {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  latitude!: number

  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  longitude!: number
}

@InputType('WithinFilter', { description: 'Near a point.' })
export class WithinFilter {
  @Field(() => GeoPointInput, { description: 'The point.' })
  of!: GeoPointInput

  @Field(() => Float, { description: 'How far, along a great circle, in kilometres.' })
  km!: number
}
