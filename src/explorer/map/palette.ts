import type { Layer } from '../state/view-state.js'

export interface Palette {
  readonly water: string
  readonly land: string
  readonly coast: string
  readonly border: string
  readonly point: string
  readonly pointEdge: string
  readonly cluster: string
  readonly clusterText: string
  readonly chosen: string
  readonly label: string
  readonly halo: string
  readonly tie: Readonly<Record<Layer, string>>
}

const light: Palette = {
  water: '#e8eff3',
  land: '#fbfaf6',
  coast: '#b6c2c9',
  border: '#d5d6cf',
  point: '#0f766e',
  pointEdge: '#ffffff',
  cluster: '#0f766e',
  clusterText: '#ffffff',
  chosen: '#b45309',
  label: '#1c2b33',
  halo: '#fbfaf6',
  tie: { twinnings: '#0f766e', agreements: '#9333ea', programmes: '#2563eb' },
}

const dark: Palette = {
  water: '#0f1a20',
  land: '#1c2a32',
  coast: '#3d515d',
  border: '#32444f',
  point: '#5eead4',
  pointEdge: '#0f1a20',
  cluster: '#2dd4bf',
  clusterText: '#06231f',
  chosen: '#fbbf24',
  label: '#e6eef2',
  halo: '#16222a',
  tie: { twinnings: '#2dd4bf', agreements: '#c084fc', programmes: '#60a5fa' },
}

export const palettes = { light, dark }
