import type { Named, Role } from '../model/types'

/** What the administration reads and writes (docs/interfaces.md). */
export interface MemberRow { id: string; name: string; email: string; roles: Role[]; active: boolean }
export interface InvitationRow { id: string; organisation: Named; roles: Role[]; email: string | null; team: Named | null; createdAt: string; expiresAt: string }
export interface InvitationMade { id: string; url: string; qrSvg: string; expiresAt: string }
export interface TeamRow { id: string; name: string; zones: string[]; nights: string[]; members: Named[] }
export interface DeviceRow { id: string; label: string; team: Named | null; member: Named | null; createdAt: string; lastSeenAt: string | null }
/** `url` opens Halte's own app, `openrosaUrl` is the server address for ODK Collect, which `collectQrSvg` sets up; `login` is typed into KoboCollect. */
export interface DeviceMade { id: string; token: string; openrosaUrl: string; url: string; qrSvg: string; collectQrSvg: string; login: { server: string; name: string; password: string } }
export interface TokenRow { id: string; label: string; createdAt: string; lastUsedAt: string | null }
export interface OrganisationRow { id: string; slug: string; name: string }
export interface AgreementRow { id: string; giver: Named; receiver: Named; template: string }
