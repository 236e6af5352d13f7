import { GraphQLCountryCode } from 'graphql-scalars'
import { ID } from 'type-graphql'
import { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import { limits } from '../../limits.js'
import { inputType } from '../shared/input-type.js'

export const ChangeFilterInput = inputType(
  'ChangeFilter',
  `Which changes to tell of: those with a thing for which all that is given holds; other things of the change are left out. What is not known of a thing that is gone, or of more than ${limits.feedSubjects_ids} things of one change, counts as fitting. Every list takes at most ${limits.filterValuesMax_count} values.`,
  {
    ids: {
      type: () => ID,
      list: true,
      description:
        'Entities, with their relationships, and relationships, also by ids that they had before a merge: `["wd:Q6259"]`.',
    },
    entityTypes: {
      type: () => EntityType,
      list: true,
      description: 'Entities of these kinds. With this alone no relationships.',
    },
    relationshipTypes: {
      type: () => RelationshipType,
      list: true,
      description: 'Relationships of these types. With this alone no entities.',
    },
    countries: {
      type: () => GraphQLCountryCode,
      list: true,
      description: 'Cities and countries that lie there, and relationships with an end that does: `["IT"]`.',
    },
    sources: {
      type: () => ID,
      list: true,
      description: 'What these sources state, by their ids: `["ct:source/wikidata"]`.',
    },
  },
)
