/** The package types its wrapper alone; this is one step of it, on the matrices that the wrapper keeps. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  interface Settings {
    readonly linLogMode: boolean
    readonly outboundAttractionDistribution: boolean
    readonly adjustSizes: boolean
    readonly edgeWeightInfluence: number
    readonly scalingRatio: number
    readonly strongGravityMode: boolean
    readonly gravity: number
    readonly slowDown: number
    readonly barnesHutOptimize: boolean
    readonly barnesHutTheta: number
  }
  export default function iterate(settings: Settings, nodes: Float32Array, edges: Float32Array): unknown
}
