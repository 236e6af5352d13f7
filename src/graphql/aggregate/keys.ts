import { CityKey } from '../../analytics/aggregates/city-groups.js'
import { TieKey } from '../../analytics/aggregates/tie-groups.js'
import { Metric } from '../../analytics/city-metrics.js'
import { registerEnum } from '../shared/enums.js'

registerEnum(TieKey, 'TieKey', 'What ties can be counted by.', {
  TYPE: 'What ties the two.',
  KIND: 'Of twinnings: what the cities call it.',
  ROLE: 'Of memberships and participations: as what.',
  STATUS: 'Of twinnings: whether it is alive.',
  DECADE: 'The ten years in which it began.',
  COUNTRY:
    'The country of either end. A tie between two countries counts for both, so the counts add up to more than there are ties.',
})
registerEnum(CityKey, 'CityKey', 'What cities can be counted by.', {
  COUNTRY: 'The country that it is in.',
  KIND: 'What kind of place it is.',
})
registerEnum(Metric, 'Metric', 'What cities can be ranked by.', {
  DEGREE: 'How many distinct neighbours it has.',
  STRENGTH: 'How many ties it has; two cities that are tied twice count twice.',
  PARTNER_COUNTRIES: 'In how many countries its neighbours are, as far as they are known.',
  PAGERANK:
    'PageRank with damping 0.85, the values of all nodes adding up to 1 (Brin and Page 1998): how often somebody comes by who follows ties at random.',
  BETWEENNESS:
    'Over all pairs of other nodes, each once, the share of their shortest paths that cross it, added up and not normalised (Brandes 2001).',
  CLOSENESS:
    'The reciprocal of its mean distance to the nodes that it reaches, times the share of all others that these are: from 0 to 1 (Wasserman and Faust 1994).',
  HARMONIC:
    'The mean over all other nodes of the reciprocal of their distance, 0 where there is no path: from 0 to 1 (Marchiori and Latora 2000).',
  EIGENVECTOR:
    'As high as those of its neighbours together, the highest being 1 (Bonacich 1972); 0 outside the component that has the largest eigenvalue.',
  CORE: 'The largest k such that it lies in a group each of whom has k neighbours within it (Batagelj and Zaveršnik 2003).',
  CLUSTERING:
    'The share of pairs of its neighbours that are tied to each other, from 0 to 1 (Watts and Strogatz 1998).',
})
