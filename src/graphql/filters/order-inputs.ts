import { type ClassType, Field, InputType } from 'type-graphql'
import { entityOrderFields, tieOrderFields } from '../../graph/filters/order.js'
import type { Reach } from '../../graph/reaches.js'
import { registerEnum } from '../shared/enums.js'
import { tieName } from './filter-inputs.js'

const Direction = { ASC: 'ASC', DESC: 'DESC' } as const
registerEnum(Direction, 'OrderDirection', 'Which way a list runs.', { ASC: 'Upwards.', DESC: 'Downwards.' })
const Nulls = { FIRST: 'FIRST', LAST: 'LAST' } as const
registerEnum(Nulls, 'OrderNulls', 'Where rows go for which the field is not known.', {
  FIRST: 'To the start.',
  LAST: 'To the end.',
})

const made = new Map<string, ClassType>()

/** `statedParticipants` → `STATED_PARTICIPANTS` */
const constant = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

function orderInput(name: string, fields: readonly string[]): ClassType {
  const known = made.get(name)
  if (known) return known
  const values = Object.fromEntries(fields.map((field) => [constant(field), field]))
  registerEnum(
    values,
    `${name}Field`,
    'What a list can be ordered by.',
    Object.fromEntries(fields.map((field) => [constant(field), `By \`${field}\`.`])),
  )

  @InputType(name, {
    description: 'One key of an order. Rows that are equal by all keys are ordered by name, then id.',
  })
  class OrderInput {
    @Field(() => values, { description: 'What to order by.' })
    field!: string

    @Field(() => Direction, { nullable: true, description: 'Which way; ASC where nothing is said.' })
    direction?: string

    @Field(() => Nulls, {
      nullable: true,
      description: 'Where the unknown goes; LAST where nothing is said, whichever way the list runs.',
    })
    nulls?: string
  }
  made.set(name, OrderInput)
  return OrderInput
}

export const entityOrderInput = (label: Reach['label']): ClassType =>
  orderInput(`${label}Order`, entityOrderFields(label))
export const tieOrderInput = (reach: Reach): ClassType => orderInput(`${tieName(reach)}Order`, tieOrderFields(reach))
