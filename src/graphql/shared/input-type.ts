import { type ClassType, Field, InputType } from 'type-graphql'

export type FieldType = () => ClassType | object

export interface InputField {
  readonly type: FieldType
  readonly description: string
  readonly list?: true
  readonly isRequired?: true
  readonly defaultValue?: string | boolean
}

/** An input type made from a table; its fields are optional where they do not say otherwise. */
export function inputType(name: string, description: string, fields: Readonly<Record<string, InputField>>): ClassType {
  @InputType(name, { description })
  class Input {}
  for (const [field, { type, description: meaning, list, isRequired, defaultValue }] of Object.entries(fields)) {
    const thunk = () => (list ? [type() as ClassType] : (type() as ClassType))
    const options = {
      nullable: !isRequired && defaultValue === undefined,
      ...(defaultValue === undefined ? {} : { defaultValue }),
      description: meaning,
    }
    Field(thunk as () => ClassType, options)(Input.prototype, field)
  }
  return Input
}
