import { Resolver } from 'type-graphql'
import { entityQueries } from '../entity/entity-queries.js'
import { LookupArgs } from '../entity/lookup.js'
import { EntityLinkConnection } from '../relationship/connections.js'
import { neighbourResolver } from '../relationship/neighbour-lists.js'
import { connectionType } from '../shared/connection.js'
import { Document } from './document.type.js'

const DocumentConnection = connectionType({
  name: 'Document',
  node: () => Document,
  description: 'The node is a document.',
})

@Resolver()
export class DocumentQueries extends entityQueries({
  type: 'Document',
  objectType: Document,
  connection: DocumentConnection,
  lookupArgs: LookupArgs,
  one: 'document',
  many: 'documents',
}) {}

@Resolver(() => Document)
export class DocumentResolver extends neighbourResolver(Document, 'Document', {
  publishers: {
    tie: 'link',
    connection: EntityLinkConnection,
    description: 'Who published it, by name.',
  },
}) {}
