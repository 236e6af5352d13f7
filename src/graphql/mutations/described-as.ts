import { type ClassType, getMetadataStorage } from 'type-graphql'
import { Entity, Relationship } from '../entity/node.type.js'

/** How the type that shows an attribute describes it, so that who gives it reads the same as who asks for it. */
export function describedAs(shownIn: ClassType, name: string): string {
  const targets: readonly unknown[] = [shownIn, Entity, Relationship]
  const field = getMetadataStorage().fields.find((one) => targets.includes(one.target) && one.name === name)
  if (!field?.description) throw new Error(`${shownIn.name}.${name} is described nowhere`)
  return field.description
}
