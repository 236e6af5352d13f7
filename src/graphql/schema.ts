import 'reflect-metadata'
import { type GraphQLAbstractType, type GraphQLSchema, isAbstractType, isObjectType } from 'graphql'
import { buildSchema, getMetadataStorage, type NonEmptyArray } from 'type-graphql'
import type { RelationshipType } from '../domain/vocabulary.js'
import './shared/enums.js'
import './aggregate/keys.js'
import { assertRules } from './access/assert-rules.js'
import { checkRoles } from './access/check-roles.js'
import { CountryMatrixResolver } from './aggregate/country-matrix.resolver.js'
import { CountsResolver } from './aggregate/counts.resolver.js'
import { ChanceDistancesResolver, DistancesResolver } from './aggregate/distances.resolver.js'
import { RankingResolver } from './aggregate/ranking.resolver.js'
import { TimelineResolver } from './aggregate/timeline.resolver.js'
import { AgreementQueries, AgreementResolver } from './agreement/agreement.resolver.js'
import { CityQueries, CityResolver } from './city/city.resolver.js'
import { ConflictResolver } from './conflict/conflict.resolver.js'
import { CountryQueries, CountryResolver } from './country/country.resolver.js'
import { CypherResolver } from './cypher/cypher.resolver.js'
import { DocumentQueries, DocumentResolver } from './document/document.resolver.js'
import { LikelyDuplicatesResolver } from './duplicates/likely-duplicates.resolver.js'
import { EntityResolver } from './entity/entity.resolver.js'
import { NodeResolver } from './entity/node.resolver.js'
import { EventQueries, EventResolver } from './event/event.resolver.js'
import {
  ChangesResolver,
  EntityHistoryResolver,
  HistoryEntryResolver,
  RelationshipHistoryResolver,
} from './history/history.resolver.js'
import { AnalysisJobResolver, AnalysisResultResolver } from './measures/analysis-job.resolver.js'
import { CityMetricsResolver, MetricsOfCityResolver } from './measures/city-metrics.resolver.js'
import { CommunitiesResolver } from './measures/communities.resolver.js'
import { CommunityResolver } from './measures/community.resolver.js'
import { ComputationResolver } from './measures/computation.type.js'
import {
  CountryNetworkResolver,
  FoldedNetworksResolver,
  ProgrammeNetworkResolver,
} from './measures/folded-networks.resolver.js'
import { StatisticsResolver } from './measures/statistics.resolver.js'
import { EditResolver, EditsResolver, RevertResolver } from './mutations/edit.resolver.js'
import { payloadResolvers } from './mutations/payloads.js'
import { OrganisationQueries, OrganisationResolver } from './organisation/organisation.resolver.js'
import { ProgrammeQueries, ProgrammeResolver } from './programme/programme.resolver.js'
import { orderQuery } from './query-order.js'
import { RelationshipResolver, TwinningResolver } from './relationship/relationship.resolver.js'
import { Link, Membership, Participation, Signature } from './relationship/relationship.type.js'
import { SearchResolver } from './search/search.resolver.js'
import { connectionResolvers } from './shared/connection.js'
import { resolveDirectly } from './shared/direct-resolvers.js'
import { CitationResolver } from './source/citation.resolver.js'
import { SourceResolver } from './source/source.resolver.js'
import { GraphChangedResolver, GraphEventResolver } from './subscriptions/graph-changed.resolver.js'
import { CoAffiliationResolver, CoAffiliationsResolver } from './traversal/co-affiliations.resolver.js'
import { CommonPartnersResolver } from './traversal/common-partners.resolver.js'
import { PathResolver } from './traversal/path.resolver.js'
import { PathsResolver } from './traversal/paths.resolver.js'
import {
  NeighbourhoodResolver,
  SubgraphEdgeResolver,
  SubgraphNodeResolver,
  SubgraphQueries,
} from './traversal/subgraph.resolver.js'
import { SuggestedTwinResolver, SuggestedTwinsResolver } from './traversal/suggested-twins.resolver.js'
import { TriangleResolver, TrianglesResolver } from './traversal/triangles.resolver.js'
import { UniversityQueries, UniversityResolver } from './university/university.resolver.js'

const resolvers: NonEmptyArray<new () => object> = [
  NodeResolver,
  EntityResolver,
  CityQueries,
  CityResolver,
  CountryQueries,
  CountryResolver,
  UniversityQueries,
  UniversityResolver,
  OrganisationQueries,
  OrganisationResolver,
  ProgrammeQueries,
  ProgrammeResolver,
  EventQueries,
  EventResolver,
  AgreementQueries,
  AgreementResolver,
  DocumentQueries,
  DocumentResolver,
  RelationshipResolver,
  TwinningResolver,
  SourceResolver,
  CitationResolver,
  ConflictResolver,
  LikelyDuplicatesResolver,
  SearchResolver,
  CountryMatrixResolver,
  CountsResolver,
  RankingResolver,
  DistancesResolver,
  ChanceDistancesResolver,
  TimelineResolver,
  PathResolver,
  PathsResolver,
  SubgraphQueries,
  NeighbourhoodResolver,
  SubgraphNodeResolver,
  SubgraphEdgeResolver,
  CommonPartnersResolver,
  TrianglesResolver,
  TriangleResolver,
  SuggestedTwinsResolver,
  SuggestedTwinResolver,
  CoAffiliationsResolver,
  CoAffiliationResolver,
  StatisticsResolver,
  ComputationResolver,
  CommunitiesResolver,
  CommunityResolver,
  FoldedNetworksResolver,
  CountryNetworkResolver,
  ProgrammeNetworkResolver,
  MetricsOfCityResolver,
  CityMetricsResolver,
  AnalysisJobResolver,
  AnalysisResultResolver,
  CypherResolver,
  EntityHistoryResolver,
  RelationshipHistoryResolver,
  HistoryEntryResolver,
  ChangesResolver,
  EditResolver,
  EditsResolver,
  GraphChangedResolver,
  GraphEventResolver,
  RevertResolver,
]

const relationshipTypeNames: Partial<Record<RelationshipType, string>> = {
  TWINNED_WITH: 'Twinning',
  MEMBER_OF: 'Membership',
  SIGNED: 'Signature',
  PARTICIPATED_IN: 'Participation',
}

/** The GraphQL type of a record: entities and relationships carry their type, sources do not. */
function typeNameOf(record: { readonly id: string; readonly type?: string }): string {
  if (record.id.startsWith('rel:')) return relationshipTypeNames[record.type as RelationshipType] ?? 'Link'
  return record.type ?? 'Source'
}

/** Subscriptions follow the graph (graph/feed/); type-graphql asks for somebody to publish all the same. */
const notNeeded = {
  publish: () => {},
  subscribe: (): never => {
    throw new Error('no subscription goes by topics')
  },
}

export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [...resolvers, ...connectionResolvers, ...payloadResolvers] as NonEmptyArray<new () => object>,
    orphanedTypes: [Link, Membership, Participation, Signature],
    validate: { forbidUnknownValues: false },
    authChecker: checkRoles,
    pubSub: notNeeded,
  })
  assertRules(getMetadataStorage())
  for (const type of Object.values(schema.getTypeMap())) {
    // Values are the graph's own records, not instances of the classes that declare the
    // schema: type-graphql's `instanceof` checks do not hold for them, and are not needed.
    if (isObjectType(type)) type.isTypeOf = null
    if (isAbstractType(type)) (type as GraphQLAbstractType).resolveType = typeNameOf
  }
  resolveDirectly(schema)
  orderQuery(schema)
  return schema
}
