/** The API's description (OpenAPI 3.1), made from the endpoints themselves. */
import { z } from 'zod'
import type { Endpoint, May, StreamEndpoint } from '../kernel/endpoint.ts'
import type { Route } from './serve.ts'

type Schema = { properties?: Record<string, object>; required?: string[] } & Record<string, unknown>
type Parameter = { name: string; in: 'path' | 'query'; required: boolean; schema: object }

export type Operation = {
  operationId: string
  tags: string[]
  parameters: Parameter[]
  requestBody?: object
  responses: Record<string, object>
  security: object[]
  'x-may': May
}
export type OpenApi = {
  openapi: '3.1.0'
  info: { title: string; version: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: object
}

export function openApiOf(routes: Route[], version: string): OpenApi {
  const paths: OpenApi['paths'] = {}
  for (const { endpoint } of routes) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.verb.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Clave', version, license: { name: 'Apache 2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/api' }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'clave.session_token' },
      },
      schemas: { Problem: PROBLEM },
    },
  }
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'room/reason' },
    fields: { type: 'object', additionalProperties: { type: 'string' } },
    values: { type: 'object' },
  },
}

function operation(endpoint: Endpoint | StreamEndpoint): Operation {
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  const { properties = {}, required = [], ...shape } = schemaOf(endpoint.input, 'input')
  const query = Object.keys(properties).filter((name) => !inPath.includes(name))
  const inBody = endpoint.verb !== 'GET' && !('flows' in endpoint)

  const parameters: Parameter[] = [
    ...inPath.map((name) => ({
      name,
      in: 'path' as const,
      required: true,
      schema: properties[name] ?? { type: 'string' },
    })),
    ...(inBody ? [] : query).map((name) => ({
      name,
      in: 'query' as const,
      required: required.includes(name),
      schema: properties[name]!,
    })),
  ]
  return {
    operationId: `${endpoint.verb.toLowerCase()}${endpoint.path.replace(/[/:-]+(\w)/g, (_, c: string) => c.toUpperCase())}`,
    tags: [endpoint.path.split('/')[1]!],
    parameters,
    ...(inBody && query.length > 0
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  ...shape,
                  properties: Object.fromEntries(query.map((name) => [name, properties[name]])),
                  required: required.filter((name) => query.includes(name)),
                },
              },
            },
          },
        }
      : {}),
    responses: {
      '200': 'flows' in endpoint ? streamAnswer(endpoint) : answer(endpoint),
      default: {
        description: 'Problem (RFC 9457)',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
    security: endpoint.may === 'anyone' ? [] : [{ key: [] }, { session: [] }],
    'x-may': endpoint.may,
  }
}

function answer({ returns }: Endpoint) {
  return {
    description: 'OK',
    content: { 'application/json': { schema: schemaOf(returns, 'output') } },
  }
}

function streamAnswer({ flows }: StreamEndpoint) {
  const type = flows === 'events' ? 'text/event-stream' : 'application/octet-stream'
  return { description: 'OK', content: flows === 'up' ? {} : { [type]: {} } }
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
  return schema as Schema
}
