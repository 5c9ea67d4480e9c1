import { protocolType } from '#contract/enums.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { movedFields, type PlaceField, type SecretPlace } from '#contract/registries/secretPlace.ts';
import type { AcrFormValues } from './acrFormSchema.ts';

/** The regions that are connected with one AccessKey: it is replaced in all of them at once. */
export function regionsWith(accessKeyId: string, regions: readonly RegistryRow[]): readonly RegistryRow[] {
  return regions.filter(({ UserName }) => UserName === accessKeyId.trim());
}

/** The AccessKeys whose stored secret a form may keep. */
export interface KeptKeys {
  /** When the secret of the form's key was set, ms since 1970; undefined where that key is not connected. */
  setAt(values: AcrFormValues): number | undefined;
  /** The fields by which that secret would go to another endpoint than those it was entered for. */
  movedFields(values: AcrFormValues): readonly PlaceField[];
  /** Whether it may be kept. */
  keeps(values: AcrFormValues): boolean;
}

/** Of new regions: the keys of all connected ones, at their endpoints. */
export function keptKeysOf(connected: readonly RegistryRow[]): KeptKeys {
  return keptKeys(connected, ({ AccessKeyId, ...values }, regions) => {
    const wanted = { ...endpointOf(values), RegistryType: 'acr', DomainName: '', UserName: AccessKeyId } as const;
    const moved = regions.map((region) => movedFields('accessKey', region, wanted satisfies SecretPlace));
    return moved.some((fields) => fields.length === 0) ? [] : (moved[0] ?? []);
  });
}

/** Of a connected region, which is reached as it is stored: its own key. */
export function keptKeyOf({ UserName }: RegistryRow, connected: readonly RegistryRow[]): KeptKeys {
  return keptKeys(regionsWith(UserName, connected), () => []);
}

function keptKeys(
  connected: readonly RegistryRow[],
  movedFrom: (values: AcrFormValues, regions: readonly RegistryRow[]) => readonly PlaceField[],
): KeptKeys {
  const regionsOf = ({ AccessKeyId }: AcrFormValues) => regionsWith(AccessKeyId, connected);
  const setAt = (values: AcrFormValues) => regionsOf(values)[0]?.SecretSetAt;
  const moved = (values: AcrFormValues) => movedFrom(values, regionsOf(values));
  return {
    setAt,
    movedFields: moved,
    keeps: (values) => setAt(values) !== undefined && moved(values).length === 0,
  };
}

type Endpoint = Pick<SecretPlace, 'RegistryHostIp' | 'Port' | 'ProtocolType'>;

/** How the regions of a form are reached: port and protocol are the forwarding server's, without one the cloud's own are meant. */
function endpointOf({
  EndpointIp,
  Port,
  ProtocolType,
}: Pick<AcrFormValues, 'EndpointIp' | 'Port' | 'ProtocolType'>): Endpoint {
  const RegistryHostIp = EndpointIp.trim();
  return RegistryHostIp === ''
    ? { RegistryHostIp, Port: null, ProtocolType: protocolType.https }
    : { RegistryHostIp, Port, ProtocolType };
}
