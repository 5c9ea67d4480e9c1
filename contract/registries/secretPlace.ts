import { defaultPort, type ProtocolType, protocolType } from '../enums.ts';
import type { RegistryType } from '../kinds/registryTypes.ts';

/**
 * Where a registry's secrets go, whom they are shown to, and as whose. A stored secret goes only to the place that it was
 * entered for: server and form ask here what another place is, and the server seals each secret for its place.
 */
export interface SecretPlace {
  readonly RegistryType: RegistryType;
  readonly ProtocolType: ProtocolType;
  readonly RegistryHostIp: string;
  /** The protocol's own where none is given; in a form, what was typed in place of a number. */
  readonly Port?: number | string | null | undefined;
  readonly DomainName: string;
  readonly UserName: string;
  readonly CaCertificate?: string | null | undefined;
  readonly CertificateFingerprint?: string | null | undefined;
  readonly TokenServiceHost?: string | null | undefined;
}
export type PlaceField = keyof SecretPlace;

/** Each field as a text that is the same where the same is meant. Sealed secrets depend on these texts: other ones open none. */
const texts: Readonly<Record<PlaceField, (place: SecretPlace) => string>> = {
  RegistryType: (place) => place.RegistryType,
  ProtocolType: (place) => String(place.ProtocolType),
  RegistryHostIp: (place) => place.RegistryHostIp.trim().toLowerCase(),
  Port: (place) => String(place.Port ?? defaultPort[place.ProtocolType]),
  DomainName: (place) => place.DomainName.trim().toLowerCase(),
  UserName: (place) => place.UserName.trim(),
  CaCertificate: (place) => (isPlain(place) ? '' : (place.CaCertificate ?? '').trim()),
  CertificateFingerprint: (place) => (isPlain(place) ? '' : plainFingerprint(place.CertificateFingerprint ?? '')),
  TokenServiceHost: (place) => (place.TokenServiceHost ?? '').trim().toLowerCase(),
};

/** Without TLS nothing is trusted, whatever is filled in. */
function isPlain({ ProtocolType }: SecretPlace): boolean {
  return ProtocolType === protocolType.http;
}

/** A SHA-256 as 64 lower-case hex digits, however it was typed. */
export function plainFingerprint(text: string): string {
  return text.replaceAll(':', '').trim().toLowerCase();
}

const allFields = Object.keys(texts) as PlaceField[];

/** What each secret is bound to. */
const boundTo = {
  password: allFields,
  /** A token says by itself whose it is. */
  token: allFields.filter((field) => field !== 'UserName'),
  /** A cloud's regions are one place: their names are the cloud's own, and never typed. */
  accessKey: allFields.filter((field) => field !== 'DomainName'),
} satisfies Record<string, readonly PlaceField[]>;
export type PlacedSecret = keyof typeof boundTo;

/** The fields by which a secret would go elsewhere than it was entered for; none where it may be kept. */
export function movedFields(secret: PlacedSecret, entered: SecretPlace, wanted: SecretPlace): PlaceField[] {
  return boundTo[secret].filter((field) => texts[field](entered) !== texts[field](wanted));
}

/** A secret's place as one text. */
export function placeText(secret: PlacedSecret, place: SecretPlace): string {
  const named = boundTo[secret].map((field) => [field, texts[field](place)] as const);
  // Younger than secrets that are sealed already: where there is none, it is not named.
  return JSON.stringify(named.filter(([field, text]) => field !== 'TokenServiceHost' || text !== ''));
}
