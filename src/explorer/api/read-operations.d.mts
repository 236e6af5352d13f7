import type { DocumentNode } from 'graphql'

export interface OperationFile {
  readonly location: string
  readonly document: DocumentNode
  readonly text: string
  readonly name: string
}

export function readOperations(): OperationFile[]
