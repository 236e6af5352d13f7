/** Of packages without types of their own: as much as tests use. */
declare module 'jsonld' {
  type Loader = (url: string) => Promise<never>
  type Node = Readonly<Record<string, unknown>>
  const jsonld: {
    expand(document: object, options: { documentLoader: Loader }): Promise<Node[]>
    flatten(document: object, context: null, options: { documentLoader: Loader }): Promise<Node[]>
    toRDF(document: object, options: { documentLoader: Loader; format: 'application/n-quads' }): Promise<string>
  }
  export default jsonld
}

declare module 'n3' {
  export interface Term {
    readonly termType: 'NamedNode' | 'Literal' | 'BlankNode'
    readonly value: string
    readonly language?: string
    readonly datatype?: Term
  }
  export interface Quad {
    readonly subject: Term
    readonly predicate: Term
    readonly object: Term
  }
  export class Parser {
    constructor(options: { format: string })
    parse(text: string): Quad[]
  }
}
