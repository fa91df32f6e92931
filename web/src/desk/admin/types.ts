import type { Named, Role } from '../model/types'

/** What the administration reads and writes (docs/interfaces.md). */
export interface MemberRow { id: string; name: string; email: string; roles: Role[]; active: boolean; version: number }
export interface InvitationRow { id: string; organisation: Named; roles: Role[]; email: string | null; team: Named | null; createdAt: string; expiresAt: string }
export interface InvitationMade { id: string; url: string; qrSvg: string; expiresAt: string }
export interface TeamRow { id: string; name: string; zones: string[]; sectors: string[]; nights: string[]; members: Named[]; version: number }
export interface SectorRow { id: string; name: string; zones: string[]; version: number }
export interface ZonePreview { version: number; come: ZoneName[]; go: ZoneName[]; change: ZoneName[]; touched: { organisation: Named; lost: string[]; teams: number; volunteers: number }[] }
export interface ZoneName { code: string; name: string }
export interface DeviceRow { id: string; label: string; team: Named | null; member: Named | null; scope: 'app' | 'collect' | 'both'; createdAt: string; lastSeenAt: string | null }
/** The address that lets one phone in, once; with `signIn` it counts only when the person it is for signs in. */
export interface PhoneOffered { url: string; code: string; qrSvg: string; expiresAt: string; signIn: boolean }
/** For ODK Collect (`collectQrSvg` sets it up) and, typed in, for KoboCollect. */
export interface CollectKey { id: string; openrosaUrl: string; collectQrSvg: string; login: { server: string; name: string; password: string } }
export interface TokenRow { id: string; label: string; createdAt: string; lastUsedAt: string | null }
export interface OrganisationRow { id: string; slug: string; name: string; version: number }
export interface AgreementRow { id: string; giver: Named; receiver: Named; template: string }
