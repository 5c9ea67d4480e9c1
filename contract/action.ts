import * as z from 'zod/mini';
import { languages } from './language.ts';

/**
 * Fields and actions of ours that the cloud's API does not have. The mark is read by the reference
 * page, so that a script's author sees what would not work against the cloud.
 */
export const extensions = z.registry<{ extension: true }>();

export function extension<Schema extends z.ZodMiniType>(schema: Schema): Schema {
  extensions.add(schema, { extension: true });
  return schema;
}

/**
 * `read` shows, `write` changes something, `export` takes what is shown away as a file. The last two land in the audit log; an
 * access key that may only read may do the first and the last.
 */
export type Access = 'read' | 'write' | 'export';

export interface ActionDefinition<
  Request extends z.ZodMiniObject = z.ZodMiniObject,
  Response extends z.ZodMiniObject = z.ZodMiniObject,
> {
  readonly request: Request;
  readonly response: Response;
  readonly access: Access;
  /** Done by people alone: a call that is signed with an access key is refused, whatever the key may do. */
  readonly peopleOnly: boolean;
  /** An action of ours, unknown to the cloud. */
  readonly extension: boolean;
}

/** Fields that every request may carry. */
const everyRequest = {
  /** Language of `Message` and `Recommend`; else Accept-Language; else zh. */
  Lang: extension(z.optional(z.enum(languages))),
};

/** Fields that every answer carries. */
const everyResponse = { RequestId: z.string() };

type RequestShape<Shape extends z.core.$ZodShape> = Shape & typeof everyRequest;
type ResponseShape<Shape extends z.core.$ZodShape> = Shape & typeof everyResponse;

/**
 * One action of SAS 2018-12-03: field names as the official SDK declares them. `complete` is a rule of several fields together,
 * and is asked however wrong single ones are: a caller hears of all at once.
 */
export function action<Request extends z.core.$ZodShape, Response extends z.core.$ZodShape>(definition: {
  request: Request;
  response: Response;
  access: Access;
  peopleOnly?: boolean;
  extension?: boolean;
  complete?: z.core.$ZodCheck<object>;
}): ActionDefinition<z.ZodMiniObject<RequestShape<Request>>, z.ZodMiniObject<ResponseShape<Response>>> {
  const { complete } = definition;
  const request = z.object({ ...definition.request, ...everyRequest });
  return {
    request: complete === undefined ? request : request.check(complete),
    response: z.object({ ...definition.response, ...everyResponse }),
    access: definition.access,
    peopleOnly: definition.peopleOnly ?? false,
    extension: definition.extension ?? false,
  };
}
