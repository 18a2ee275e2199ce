/** What people call the columns of their sheets, in several languages. Letter case, accents and separators do not count. */

const WORDS: Readonly<Record<string, string>> = {
  'person.login':
    'login, username, user name, user, account, sam account name, samaccountname, user principal name, userprincipalname, upn, benutzername, benutzer, anmeldename, kennung, identifiant, utilisateur, usuario, nome utente, gebruikersnaam, ログイン, ユーザー名, ユーザーID',
  'person.fullName':
    'full name, employee, employee name, person, holder, holder name, assigned to, issued to, owner name, user full name, mitarbeiter, mitarbeiterin, mitarbeitername, name des mitarbeiters, vollständiger name, inhaber, ausgegeben an, empfänger, nutzer, besitzer, nom complet, employé, attribué à, empleado, nombre completo, asignado a, dipendente, assegnato a, medewerker, 氏名, 名前, 社員名, 使用者, 利用者',
  'person.firstName': 'first name, given name, forename, vorname, prénom, prenom, nombre, nome, voornaam, given, 名',
  'person.lastName':
    'last name, surname, family name, nachname, familienname, zuname, nom, nom de famille, apellido, apellidos, cognome, achternaam, 姓',
  'person.displayName': 'display name, anzeigename, nom affiché, 表示名',
  'person.email':
    'email, e mail, mail, email address, e mail address, mail address, e mail adresse, mailadresse, courriel, adresse e mail, correo, correo electrónico, indirizzo email, e mailadres, メール, メールアドレス',
  'person.mobilePhone':
    'private mobile, contact number, contact phone, telefon privat, mobil privat, handy privat, kontaktnummer',
  'person.employeeNumber':
    'employee number, employee id, employee no, personnel number, staff number, staff id, personalnummer, personalnr, pers nr, mitarbeiternummer, matricule, numéro employé, número de empleado, matricola, personeelsnummer, 社員番号, 従業員番号',
  'person.role': 'access role',
  'person.location': 'office, work location, büro, arbeitsort, standort mitarbeiter',
  'device.name':
    'device name, hostname, host name, computer name, gerätename, nom de l appareil, nombre del dispositivo, 端末名, 機器名',
  'device.kind':
    'device kind, device type, type of device, kind, type, gerätetyp, geräteart, art, typ, type d appareil, tipo, 種類, 種別',
  'device.make':
    'make, manufacturer, vendor, brand, hersteller, marke, fabricant, marque, fabricante, marca, produttore, merk, メーカー, 製造元',
  'device.model':
    'model, device, device model, phone, phone model, handset, product, hardware, modell, gerät, geräte, handy, telefonmodell, gerätemodell, modelle, modèle, appareil, téléphone, modelo, dispositivo, equipo, modello, toestel, 機種, 機種名, 端末, モデル',
  'device.platform':
    'platform, os, operating system, betriebssystem, plattform, système d exploitation, sistema operativo, besturingssysteem, OS種別',
  'device.osVersion':
    'os version, osversion, version, betriebssystemversion, version os, ios version, android version, OSバージョン',
  'device.serial':
    'serial, serial number, serial no, serialnumber, sn, s n, serien nr, seriennr, seriennummer, serien nummer, fabriknummer, numéro de série, n de série, número de serie, numero di serie, serienummer, シリアル, シリアル番号, 製造番号',
  'device.mac':
    'mac, mac address, wifi mac, wi fi mac, wlan mac, ethernet mac, mac adresse, macadresse, adresse mac, dirección mac, indirizzo mac, MACアドレス',
  'device.udid': 'udid, device id of the vendor, uuid',
  'device.assetTag':
    'asset tag, asset, asset no, asset number, asset id, inventory number, inventory no, tag number, inventarnummer, inventarnr, inventar nr, anlagennummer, numéro d inventaire, número de inventario, numero di inventario, inventarisnummer, 資産番号, 管理番号',
  'device.imei': 'imei, imei 1, imei1, imei number, imei nummer, imei nr, IMEI番号',
  'device.iccid':
    'iccid, sim, sim card, sim number, sim no, sim kartennummer, sim nummer, sim karte, simkarte, numéro sim, carte sim, SIM番号, ICCID番号',
  'device.phoneNumber':
    'phone number, phone no, mobile number, mobile, mobile phone, number, telephone, telephone number, cell, cell phone, msisdn, telefonnummer, rufnummer, handynummer, mobilnummer, telefon, tel, tel nr, mobiltelefon, numéro de téléphone, numéro, número de teléfono, teléfono, móvil, numero di telefono, cellulare, telefoonnummer, 電話番号, 携帯番号',
  'device.purchasedAt':
    'purchased, purchase date, date of purchase, purchased on, bought, kaufdatum, gekauft am, anschaffungsdatum, anschaffung, date d achat, fecha de compra, data di acquisto, aankoopdatum, 購入日',
  'device.location':
    'location, site, building, branch, standort, niederlassung, ort, filiale, site géographique, lieu, ubicación, sede, vestiging, locatie, 拠点, 場所, 設置場所',
  'device.tags': 'tags, labels, schlagworte, étiquettes, etiquetas, タグ',
  'device.notes':
    'notes, note, comment, comments, remark, remarks, bemerkung, bemerkungen, notiz, notizen, kommentar, remarque, remarques, commentaire, comentarios, observaciones, opmerking, 備考, メモ',
  'holding.role': 'holder role',
  'holding.createdAt':
    'issued, issued on, issue date, handed out, handed out on, assigned on, assigned since, since, held since, from, begin, start, ausgegeben am, ausgabedatum, ausgabe am, ausgegeben, übergeben am, übergabe, seit, von, beginn, attribué le, remis le, depuis, fecha de entrega, entregado el, desde, consegnato il, uitgegeven op, 貸与日, 配布日, 支給日',
  'holding.until':
    'returned, returned on, return date, until, held until, to, end, zurückgegeben am, rückgabe, rückgabedatum, rückgabe am, zurück am, bis, ende, rendu le, jusque, devuelto el, hasta, reso il, ingeleverd op, 返却日',
  'holding.dueAt':
    'due, due on, due back, loan until, lent until, fällig, fällig am, rückgabe bis, geliehen bis, à rendre le, 返却予定日, 返却期限',
  'holding.reason': 'reason, grund, anlass, raison, motivo, 理由',
  'holding.device': 'device serial, held device',
  'holding.owner': 'holder login, held by',
  'line.port': 'port, line number, line no, line key, leitung, leitungsnummer, ligne, línea, linea, lijn, 回線',
  'line.label': 'label, line label, key label, beschriftung, leitungsname, libellé, étiquette, etiqueta, etichetta, ラベル',
  'line.extension':
    'extension, ext, extension number, short number, durchwahl, nebenstelle, nebenstellennummer, kurzwahl, poste, numéro de poste, extensión, interno, toestelnummer, 内線, 内線番号',
  'line.hotlineDestination': 'hotline, hotline destination, direktruf',
};

const MEMBER_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([member, words]) => words.split(', ').map(word => [plainColumn(word), member] as const)),
);

/** A column's name without letter case, accents, signs and what is in brackets: how names of columns are compared. */
export function plainColumn(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\(.*?\)|\[.*?\]/g, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The member that people mean by a column of this name; undefined for a name that is not known. */
export function memberMeant(column: string): string | undefined {
  return MEMBER_OF.get(plainColumn(column));
}
