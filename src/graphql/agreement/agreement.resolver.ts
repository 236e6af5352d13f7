import { Resolver } from 'type-graphql'
import { entityQueries } from '../entity/entity-queries.js'
import { LookupArgs } from '../entity/lookup.js'
import { EventLinkConnection, ProgrammeLinkConnection, SignatoryConnection } from '../relationship/connections.js'
import { neighbourResolver } from '../relationship/neighbour-lists.js'
import { connectionType } from '../shared/connection.js'
import { Agreement } from './agreement.type.js'

const AgreementConnection = connectionType({
  name: 'Agreement',
  node: () => Agreement,
  description: 'The node is an agreement.',
})

@Resolver()
export class AgreementQueries extends entityQueries({
  type: 'Agreement',
  objectType: Agreement,
  connection: AgreementConnection,
  lookupArgs: LookupArgs,
  one: 'agreement',
  many: 'agreements',
}) {}

@Resolver(() => Agreement)
export class AgreementResolver extends neighbourResolver(Agreement, 'Agreement', {
  signatories: {
    tie: 'signature',
    connection: SignatoryConnection,
    description: 'Who has signed it or is announced to sign it, by name.',
  },
  establishes: {
    tie: 'link',
    connection: ProgrammeLinkConnection,
    description: 'The programmes that it establishes, by name.',
  },
  signedAt: {
    tie: 'link',
    connection: EventLinkConnection,
    description: 'The events at which it was signed, by name.',
  },
}) {}
