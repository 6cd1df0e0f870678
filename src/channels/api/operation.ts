/** What an operation of the API is: everything that serves it, documents it and tries it stands in one value. */
import type { z } from 'zod';
import type { Caller } from '../../actions/api-tokens/read-api-token.ts';
import type { Receipts } from '../../actions/receipts.ts';
import type { Alcance } from '../../domain/api/alcances.ts';
import type { Refusal, RefusalCode } from '../../domain/refusals.ts';
import type { Web, WebContext } from '../../web/web.ts';

/** A call, read as far as every operation reads it. */
export type Call = {
  readonly web: Web;
  readonly c: WebContext;
  readonly receipts: Receipts;
  /** Of the address, by name. */
  readonly params: Readonly<Record<string, string>>;
  /** As the operation's `query` read it. */
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Null where anybody may call. */
  readonly caller: Caller | null;
};

export type Reply = {
  readonly status: 200 | 201;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What is answered when all goes well. */
export type Success = {
  readonly status: 200 | 201;
  readonly description: string;
  /** Of a JSON answer. */
  readonly schema?: z.ZodType;
  /** Of any other. */
  readonly media?: 'application/pdf' | 'application/octet-stream';
  readonly headers?: readonly ('ETag' | 'Location')[];
};

export type Operation = {
  /** Also the operationId. */
  readonly id: string;
  readonly method: 'get' | 'post';
  /** Below the root of the API, with `{names}`. */
  readonly path: string;
  readonly tag: 'Trámites' | 'Solicitudes' | 'Mesa' | 'Catálogos' | 'Sesiones';
  readonly summary: string;
  readonly description?: string;
  /** Any of these is enough; null: anybody. */
  readonly alcances: readonly Alcance[] | null;
  readonly query?: z.ZodObject<Readonly<Record<string, z.ZodOptional<z.ZodString>>>>;
  /** Of the JSON body, and of the JSON in the field `campo` of a multipart one. */
  readonly body?: z.ZodType;
  readonly multipart?: { readonly campo: string };
  readonly example?: unknown;
  readonly needsKey?: true;
  readonly needsVersion?: true;
  readonly success: Success;
  /** Beyond those that every operation of its kind may answer with. */
  readonly refusals: readonly RefusalCode[];
  run(call: Call): Promise<Reply | Refusal | Response>;
};
