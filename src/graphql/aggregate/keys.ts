import { registerEnumType } from 'type-graphql'
import { CityKey } from '../../analytics/aggregates/city-groups.js'
import { TieKey } from '../../analytics/aggregates/tie-groups.js'
import { Metric } from '../../analytics/city-metrics.js'

registerEnumType(TieKey, {
  name: 'TieKey',
  description: 'What ties can be counted by.',
  valuesConfig: {
    TYPE: { description: 'What ties the two.' },
    KIND: { description: 'Of twinnings: what the cities call it.' },
    ROLE: { description: 'Of memberships and participations: as what.' },
    STATUS: { description: 'Of twinnings: whether it is alive.' },
    DECADE: { description: 'The ten years in which it began.' },
    COUNTRY: {
      description:
        'The country of either end. A tie between two countries counts for both, so the counts add up to more than there are ties.',
    },
  },
})
registerEnumType(CityKey, {
  name: 'CityKey',
  description: 'What cities can be counted by.',
  valuesConfig: {
    COUNTRY: { description: 'The country that it is in.' },
    KIND: { description: 'What kind of place it is.' },
  },
})
registerEnumType(Metric, {
  name: 'Metric',
  description: 'What cities can be ranked by.',
  valuesConfig: {
    DEGREE: { description: 'How many distinct neighbours it has.' },
    STRENGTH: { description: 'How many ties it has; two cities that are tied twice count twice.' },
    PARTNER_COUNTRIES: { description: 'In how many countries its neighbours are, as far as they are known.' },
  },
})
