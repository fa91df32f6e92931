import type { Named, Role } from '../model/types'

/** What the administration reads and writes (docs/interfaces.md). */
export interface MemberRow { id: string; name: string; email: string; roles: Role[]; active: boolean; locale?: string; teams?: Named[] | string[] }
export interface InvitationRow { id: string; organisation?: Named | string | null; roles: Role[]; email?: string | null; team?: Named | string | null; expiresAt: string; createdAt?: string }
export interface InvitationMade { id: string; url: string; qrSvg?: string; expiresAt: string }
export interface TeamRow { id: string; name: string; zones: string[]; nights: string[]; members: (Named | string)[] }
export interface DeviceRow { id: string; label: string; team?: Named | string | null; member?: Named | string | null; createdAt: string; lastSeenAt?: string | null; revokedAt?: string | null }
export interface DeviceMade { id: string; token: string; openrosaUrl: string; url?: string | null; qrSvg?: string }
export interface TokenRow { id: string; label: string; createdAt: string; lastUsedAt?: string | null }
export interface OrganisationRow { id: string; slug: string; name: string; members?: number }
export interface AgreementRow { id: string; name?: string; template?: string; giver?: Named | string; receiver?: Named | string; parties?: (Named | string)[]; from?: string | null; until?: string | null; classes?: string[]; terms?: unknown }
export interface FormRow { id: string; version: string; title: string; publishedAt?: string | null; organisation?: Named | string | null }

/** Some answers name a thing, some only give its id. */
export const nameOf = (thing: Named | string | null | undefined): string => (typeof thing === 'string' ? thing : (thing?.name ?? ''))
export const idOf = (thing: Named | string | null | undefined): string => (typeof thing === 'string' ? thing : (thing?.id ?? ''))
