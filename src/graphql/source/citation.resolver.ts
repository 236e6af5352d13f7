import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import type { Properties } from '../../domain/attributes.js'
import type { CitationOf } from '../../domain/citation.js'
import { sourceOfEdition } from '../../domain/ids.js'
import { readCitations } from '../../domain/stored-citations.js'
import type { EntityRecord, SourceRecord } from '../../graph/records.js'
import { Entity } from '../entity/node.type.js'
import type { Context } from '../shared/context.js'
import { selectedOf } from '../shared/selection.js'
import { Citation } from './citation.type.js'
import { Source } from './source.type.js'

/** A citation before its source is fetched. */
export type CitationRecord = CitationOf

export const citationsIn = (record: Properties): CitationRecord[] => readCitations(record)

@Resolver(() => Citation)
export class CitationResolver {
  @FieldResolver(() => Source, { description: 'The document or data set.' })
  source(@Root() { edition }: CitationRecord, @Ctx() { loaders }: Context): Promise<SourceRecord | null> {
    return loaders.source.load(sourceOfEdition(edition))
  }

  @FieldResolver(() => Entity, {
    nullable: true,
    description: 'Who makes the claim, where the source records it: one of two twinned cities.',
  })
  claimant(
    @Root() { claimant }: CitationRecord,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EntityRecord | null> | null {
    return claimant === '' ? null : loaders.entity(selectedOf(info)).load(claimant)
  }
}
