import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { isPartialDate, type PartialDate } from '../../domain/partial-date.js'

const expected = '2010, 2010-05, 2010-05-22, 196X (a decade) or XXXX-09-21 (year unknown)'

function parse(value: unknown): PartialDate {
  if (isPartialDate(value)) return value
  if (typeof value === 'number')
    throw new GraphQLError(`PartialDate is a text: write "${value}", with quotation marks, where it says ${value}.`)
  throw new GraphQLError(`PartialDate takes ${expected}; ${JSON.stringify(value)} is none of them.`)
}

/** A date as precise as its source: see domain/partial-date.ts. */
export const PartialDateScalar = new GraphQLScalarType({
  name: 'PartialDate',
  description: `A date as precise as its source and no more, in a subset of EDTF (ISO 8601-2): ${expected}.
Sorts by the earliest day that it can mean, then the latest. Two dates overlap when they can mean a common day.`,
  specifiedByURL: 'https://www.loc.gov/standards/datetime/',
  serialize: parse,
  parseValue: parse,
  parseLiteral(node) {
    if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return parse(Number(node.value))
    return parse(node.kind === Kind.STRING ? node.value : undefined)
  },
})
