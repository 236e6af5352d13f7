import { entityAttributes, relationshipRules } from '../../domain/attributes.js'
import { cellSeparator } from '../export/columns.js'
import { guessColumns } from '../mapping/guess-columns.js'
import type { NetworkColumns } from './network-item.js'

/** What the attributes of a network mean, where no mapping file says it. Each names an attribute of its nodes. */
export interface NetworkWords {
  /** What kind of thing all nodes are, where no attribute says it: a city. */
  readonly entity?: string
  /** What all edges are, where no attribute says it: twinnings. */
  readonly relationship?: string
  readonly name?: string
  /** Whose values are ids, or what ids are made of. */
  readonly id?: string
  readonly wikidata?: string
  /** Nodes without an id of the graph are looked for by their names, and not made. */
  readonly find?: boolean
}

const hole = (column: string, filter = ''): string => `{${column}${filter === '' ? '' : `|${filter}`}}`

/** The content of a mapping file for a network: of one that we wrote, all that it says; of others, what can be told. */
export function networkMapping(columns: NetworkColumns, words: NetworkWords, sourceSlug: string): object {
  return isOwn(columns) ? ownMapping(columns) : foreignMapping(columns, words, sourceSlug)
}

/** Our exports tell the type of each node and edge, and which of them have no direction. */
const isOwn = ({ node, edge }: NetworkColumns): boolean =>
  ['type', 'aliases', 'sources'].every((title) => node.includes(title)) &&
  ['type', 'undirected', 'modality', 'claimants'].every((title) => edge.includes(title))

const several = (column: string): object => ({ from: hole(column), split: cellSeparator })

/** Every attribute that some type has and the file too; a point is made of its two columns. */
function attributesIn(columns: readonly string[], tables: readonly (typeof entityAttributes.City)[]): object {
  const attributes = Object.entries(Object.assign({}, ...tables) as typeof entityAttributes.City)
  const said = attributes.flatMap(([name, { kind }]): [string, unknown][] => {
    if (kind === 'point' || !columns.includes(name)) return []
    return [[name, kind === 'texts' ? several(name) : hole(name)]]
  })
  return Object.fromEntries(said)
}

function pointIn(columns: readonly string[]): object {
  const { latitude, longitude } = guessColumns(columns)
  if (latitude === undefined || longitude === undefined) return {}
  return { location: { latitude: hole(latitude), longitude: hole(longitude) } }
}

const relationshipTables = Object.values(relationshipRules).map(({ attributes }) => attributes)
const discriminators = [
  ...new Set(
    Object.values(relationshipRules).flatMap(({ discriminator }) => (discriminator ? [discriminator.name] : [])),
  ),
]

const edgeAttributes = (columns: readonly string[]): object => ({
  ...attributesIn(columns, relationshipTables),
  ...Object.fromEntries(
    [...discriminators, 'ordinal', 'modality']
      .filter((name) => columns.includes(name))
      .map((name) => [name, hole(name)]),
  ),
})

function ownMapping({ node, edge }: NetworkColumns): object {
  const tie = { type: '{type}', from: 'source', to: 'target', ...edgeAttributes(edge) }
  return {
    entities: {
      node: {
        type: '{type}',
        id: '{id}',
        names: { und: ['{name|noId}', several('aliases')] },
        ...attributesIn(node, Object.values(entityAttributes)),
        ...pointIn(node),
      },
    },
    edges: {
      relationships: [
        { ...tie, unless: '{claimants}' },
        { ...tie, each: { as: 'claimant', from: '{claimants}', split: ' ' }, claimant: '{claimant}' },
      ],
    },
  }
}

function foreignMapping({ node, edge }: NetworkColumns, words: NetworkWords, sourceSlug: string): object {
  const { entity = 'City', relationship = 'TWINNED_WITH', id = 'id', find = false } = words
  const guessed = guessColumns(node.filter((column) => column !== 'id'))
  const name = words.name ?? guessed.name
  const wikidata = words.wikidata ?? guessed.wikidata
  const made = `ct:${entity.toLowerCase()}/${sourceSlug}-${hole(id, 'slug')}`
  const type = relationshipRules[relationship as keyof typeof relationshipRules]
  const attributes = entityAttributes[entity as keyof typeof entityAttributes]
  return {
    // A number that is missing.
    format: { empty: ['NaN'] },
    entities: {
      node: {
        ...attributesIn(node, attributes ? [attributes] : []),
        ...(attributes?.['location'] ? pointIn(node) : {}),
        type: entity,
        id: [
          ...(wikidata === undefined ? [] : [`wd:${hole(wikidata, 'item')}`]),
          hole(id, 'entity'),
          ...(find ? [] : [made]),
        ],
        ...(find ? { find: { name: hole(name ?? id) } } : {}),
        // As in edge lists, what stands for a city is its name where it has no other, unless it is an id.
        names: { und: { from: hole(name ?? id, 'noId'), default: hole(id, 'noId') } },
      },
    },
    edges: {
      relationships: [
        {
          ...attributesIn(edge, type ? [type.attributes] : []),
          ...(type?.discriminator && edge.includes(type.discriminator.name)
            ? { [type.discriminator.name]: hole(type.discriminator.name) }
            : {}),
          type: relationship,
          from: 'source',
          to: 'target',
        },
      ],
    },
  }
}
