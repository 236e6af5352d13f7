export const engineNames = ['embedded', 'neo4j'] as const
export type EngineName = (typeof engineNames)[number]
