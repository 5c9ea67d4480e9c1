/** Encrypts what must be kept but never shown. */
export interface SecretBox {
  /** `context` says what the secret belongs to and is bound to the result, which opens in that context only. */
  seal(plain: string, context: string): string;
  /** Throws when the text was sealed with another key or in another context, or was changed. */
  open(sealed: string, context: string): string;
}
