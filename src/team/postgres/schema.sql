-- The office's store. Made by "quorate team init", which may run it again; nothing that is there is lost.
--
-- Records are appended by one function, which proves that they follow each other, and never changed:
-- nobody is granted to write to the tables themselves.

create schema if not exists quorate;

do $$
declare name text;
begin
  foreach name in array array['quorate_officer', 'quorate_reader', 'quorate_public'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = name) then
      execute format('create role %I nologin', name);
    end if;
  end loop;
end $$;

create table if not exists quorate.version (number int not null);
insert into quorate.version select 3 where not exists (select from quorate.version);

-- A meeting, or the journal of a body: a session, with the name that its file has.
create table if not exists quorate.meeting (
  key bigint generated always as identity primary key,
  session text not null unique,
  name text not null,
  made timestamptz not null default now()
);

-- What was written without the pen: it parts from the meeting after a record. Branch 0 is the meeting.
create table if not exists quorate.branch (
  meeting bigint not null references quorate.meeting (key),
  number int not null,
  client text not null,
  by text not null,
  after bigint not null,
  after_digits text not null,
  made timestamptz not null default now(),
  primary key (meeting, number)
);

-- The records, byte for byte; 0 is the header of the session file.
create table if not exists quorate.record (
  meeting bigint not null,
  branch int not null,
  number bigint not null,
  before text not null,
  digits text not null,
  sent timestamptz not null default now(),
  sender name not null default session_user,
  bytes bytea not null,
  primary key (meeting, branch, number)
);

-- Who writes a meeting: a lease by the clock of the store. The number rises with each holder.
create table if not exists quorate.pen (
  meeting bigint primary key references quorate.meeting (key),
  number bigint not null,
  client text not null,
  holder text not null,
  until timestamptz not null,
  offered text
);

-- Who follows a meeting, and is to be told at once.
create table if not exists quorate.follower (
  meeting bigint not null references quorate.meeting (key),
  client text not null,
  until timestamptz not null,
  primary key (meeting, client)
);

-- What an audience may read of a meeting, made of the reading of that audience.
create table if not exists quorate.published (
  session text not null,
  audience text not null check (audience in ('public', 'full')),
  body text not null,
  day date not null,
  reading text not null,
  primary key (session, audience)
);

-- How far the minutes have come; the passages that are found, as the archive of an officer's machine makes
-- them of the same reading; and their words, as it parts them, for the search. Where there are too many
-- words for one vector there is none, and the meeting is always looked at.
alter table quorate.published add column if not exists state text not null default 'draft'
  check (state in ('draft', 'issued', 'approved'));
alter table quorate.published add column if not exists passages text not null default '[]';
alter table quorate.published add column if not exists found tsvector;
-- What the meeting tells the same audience as facts, of which questions over several meetings are answered.
-- The journal of a body has facts alone, no day and nothing to be read.
alter table quorate.published add column if not exists facts jsonb;
alter table quorate.published alter column day drop not null, alter column reading drop not null;
create index if not exists published_found on quorate.published using gin (found);
create index if not exists published_day on quorate.published (audience, day);

-- From when on the public role reads minutes: as drafts, once one was issued, or once they are approved.
create table if not exists quorate.setting (
  one boolean primary key default true check (one),
  public_from text not null default 'draft' check (public_from in ('draft', 'issued', 'approved'))
);
insert into quorate.setting default values on conflict do nothing;

-- Which reader may read what of a body is for those entitled alone.
create table if not exists quorate.may_read (
  reader name not null,
  body text not null,
  primary key (reader, body)
);

alter table quorate.meeting enable row level security;
alter table quorate.branch enable row level security;
alter table quorate.record enable row level security;
alter table quorate.pen enable row level security;
alter table quorate.follower enable row level security;
alter table quorate.published enable row level security;
alter table quorate.may_read enable row level security;
alter table quorate.setting enable row level security;

do $$
declare name text;
begin
  foreach name in array array['meeting', 'branch', 'record', 'pen', 'published', 'may_read',
      'setting'] loop
    execute format('drop policy if exists officer on quorate.%I', name);
    execute format('create policy officer on quorate.%I for select to quorate_officer using (true)', name);
    execute format('revoke all on quorate.%I from public', name);
    execute format('grant select on quorate.%I to quorate_officer', name);
  end loop;
  execute 'revoke all on quorate.follower, quorate.version from public';
  execute 'grant select on quorate.version to quorate_officer';
end $$;

drop policy if exists everybody on quorate.published;
drop policy if exists shown on quorate.published;
create policy everybody on quorate.published for select to quorate_reader
  using (audience = 'public');
create policy shown on quorate.published for select to quorate_public
  using (audience = 'public' and exists (
    select from quorate.setting s
    where array_position(array['draft', 'issued', 'approved'], published.state)
      >= array_position(array['draft', 'issued', 'approved'], s.public_from)));
drop policy if exists everybody on quorate.setting;
create policy everybody on quorate.setting for select to quorate_public, quorate_reader using (true);
drop policy if exists reader on quorate.published;
create policy reader on quorate.published for select to quorate_reader
  using (audience = 'full' and exists (
    select from quorate.may_read m
    join pg_catalog.pg_roles g on g.rolname = m.reader
    where m.body = published.body and pg_has_role(g.oid, 'member')));
-- A reader sees what it may read itself, and not what others may.
drop policy if exists own on quorate.may_read;
create policy own on quorate.may_read for select to quorate_reader
  using (exists (select from pg_catalog.pg_roles g
    where g.rolname = reader and pg_has_role(g.oid, 'member')));

grant usage on schema quorate to quorate_officer, quorate_reader, quorate_public;
grant select on quorate.published to quorate_reader, quorate_public;
grant select on quorate.may_read to quorate_reader;
grant select on quorate.setting to quorate_reader, quorate_public;

-- Where a branch ends.
create or replace function quorate.head(p_meeting bigint, p_branch int, out number bigint, out digits text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  select r.number, r.digits into number, digits from quorate.record r
    where r.meeting = p_meeting and r.branch = p_branch order by r.number desc limit 1;
  if not found and p_branch <> 0 then
    select b.after, b.after_digits into number, digits from quorate.branch b
      where b.meeting = p_meeting and b.number = p_branch;
  end if;
end $$;

-- Takes the pen for a client if nobody else has it; tells who has it.
create or replace function quorate.hold(p_meeting bigint, p_client text, p_holder text, p_seconds int,
  out own boolean, out holder text, out until timestamptz)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare pen quorate.pen;
begin
  select * into pen from quorate.pen p where p.meeting = p_meeting;
  if not found then
    insert into quorate.pen values (p_meeting, 1, p_client, p_holder, now() + make_interval(secs => p_seconds))
      returning quorate.pen.* into pen;
  elsif pen.client = p_client then
    -- Once in a while is enough.
    if pen.until < now() + make_interval(secs => p_seconds) * 0.6 or pen.holder <> p_holder then
      update quorate.pen p set until = now() + make_interval(secs => p_seconds), holder = p_holder
        where p.meeting = p_meeting returning p.* into pen;
    end if;
  elsif pen.until <= now() and pen.offered is null then
    update quorate.pen p set number = p.number + 1, client = p_client, holder = p_holder,
      until = now() + make_interval(secs => p_seconds), offered = null
      where p.meeting = p_meeting returning p.* into pen;
  end if;
  own := pen.client = p_client;
  holder := pen.holder;
  until := pen.until;
end $$;

-- Appends records to a branch. What is there already with the same digits is there once.
create or replace function quorate.append(p_session text, p_name text, p_branch int,
  p_client text, p_holder text, p_seconds int,
  p_numbers bigint[], p_before text[], p_digits text[], p_bytes bytea[],
  out outcome text, out number bigint, out digits text, out holder text, out until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  k bigint;
  pen record;
  owner text;
  lasting boolean;
  followed boolean;
  first int := 1;
  n int := coalesce(array_length(p_numbers, 1), 0);
begin
  -- One at a time for each meeting. A perform would cost another plan.
  lasting := pg_advisory_xact_lock(1903521396, hashtext(p_session)) is null;
  -- All that is to be known, in one question.
  select m.key, p.client, p.until > now() + make_interval(secs => p_seconds) * 0.6 and p.holder = p_holder,
      exists (select from quorate.follower f where f.meeting = m.key and f.until > now()), r.number, r.digits
    into k, owner, lasting, followed, number, digits
    from quorate.meeting m
    left join quorate.pen p on p.meeting = m.key
    left join lateral (select l.number, l.digits from quorate.record l
      where l.meeting = m.key and l.branch = p_branch order by l.number desc limit 1) r on true
    where m.session = p_session;
  if not found then
    if p_branch <> 0 or n = 0 or p_numbers[1] <> 0 then
      outcome := 'parted';
      return;
    end if;
    insert into quorate.meeting (session, name) values (p_session, p_name) returning key into k;
  end if;
  if p_branch = 0 then
    if owner is distinct from p_client or lasting is not true then
      select * into pen from quorate.hold(k, p_client, p_holder, p_seconds);
      if not pen.own then
        outcome := 'held';
        holder := pen.holder;
        until := pen.until;
        return;
      end if;
    end if;
  else
    if not exists (select from quorate.branch b
        where b.meeting = k and b.number = p_branch and b.client = p_client) then
      outcome := 'parted';
      return;
    end if;
    select h.number, h.digits into number, digits from quorate.head(k, p_branch) h;
  end if;
  -- Sent again, since an answer was lost: it must be the same.
  while first <= n and p_numbers[first] <= number loop
    if not exists (select from quorate.record r where r.meeting = k and r.branch = p_branch
        and r.number = p_numbers[first] and r.digits = p_digits[first] and r.before = p_before[first]) then
      outcome := 'parted';
      return;
    end if;
    first := first + 1;
  end loop;
  -- It may have been another server that had what these follow.
  if first <= n and p_before[first] <> coalesce(digits, '0000000000000000') then
    outcome := 'parted';
    return;
  end if;
  for i in first .. n loop
    if p_before[i] <> coalesce(digits, '0000000000000000') or p_numbers[i] <= coalesce(number, -1)
        or (number is null and p_numbers[i] <> 0) then
      raise exception 'records do not follow each other' using errcode = 'QU001';
    end if;
    insert into quorate.record (meeting, branch, number, before, digits, bytes)
      values (k, p_branch, p_numbers[i], p_before[i], p_digits[i], p_bytes[i]);
    number := p_numbers[i];
    digits := p_digits[i];
  end loop;
  if followed then
    perform pg_notify('quorate', k::text);
  end if;
  outcome := 'stored';
end $$;

-- A branch of a client's, that parts from the meeting after a record which the meeting has.
create or replace function quorate.part(p_session text, p_client text, p_by text,
  p_after bigint, p_digits text) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  k bigint;
  made int;
begin
  select m.key into strict k from quorate.meeting m where m.session = p_session;
  perform pg_advisory_xact_lock(1903521396, hashtext(p_session));
  if not exists (select from quorate.record r where r.meeting = k and r.branch = 0
      and r.number = p_after and r.digits = p_digits) then
    raise exception 'the meeting has no such record' using errcode = 'QU002';
  end if;
  select b.number into made from quorate.branch b where b.meeting = k and b.client = p_client
    and b.after = p_after and not exists (
      select from quorate.record r where r.meeting = k and r.branch = b.number);
  if not found then
    select coalesce(max(b.number), 0) + 1 into made from quorate.branch b where b.meeting = k;
    insert into quorate.branch values (k, made, p_client, p_by, p_after, p_digits);
  end if;
  return made;
end $$;

-- Takes the pen where nobody has it, the lease has run out or it was handed to this officer.
create or replace function quorate.take(p_session text, p_client text, p_holder text, p_officer text,
  p_seconds int, out own boolean, out holder text, out until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  k bigint;
  pen record;
begin
  select m.key into strict k from quorate.meeting m where m.session = p_session;
  perform pg_advisory_xact_lock(1903521396, hashtext(p_session));
  update quorate.pen p set number = p.number + 1, client = p_client, holder = p_holder,
    until = now() + make_interval(secs => p_seconds), offered = null
    where p.meeting = k and p.client <> p_client
      and (p.until <= now() or lower(p.offered) = lower(p_officer));
  select * into pen from quorate.hold(k, p_client, p_holder, p_seconds);
  own := pen.own;
  holder := pen.holder;
  until := pen.until;
end $$;

-- Keeps the pen, or takes it where nobody has it; tells who has it.
create or replace function quorate.keep(p_session text, p_client text, p_holder text, p_seconds int,
  out own boolean, out holder text, out until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  k bigint;
  pen record;
begin
  select m.key into strict k from quorate.meeting m where m.session = p_session;
  perform pg_advisory_xact_lock(1903521396, hashtext(p_session));
  select * into pen from quorate.hold(k, p_client, p_holder, p_seconds);
  own := pen.own;
  holder := pen.holder;
  until := pen.until;
end $$;

-- Offers the pen to an officer, or lays it down where none is named.
create or replace function quorate.hand(p_session text, p_client text, p_to text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update quorate.pen p set offered = p_to, until = case when p_to is null then now() else p.until end
    from quorate.meeting m
    where m.session = p_session and p.meeting = m.key and p.client = p_client;
  return found;
end $$;

-- Says that a client follows a meeting for so long.
create or replace function quorate.follow(p_session text, p_client text, p_seconds int) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k bigint;
begin
  select m.key into strict k from quorate.meeting m where m.session = p_session;
  insert into quorate.follower values (k, p_client, now() + make_interval(secs => p_seconds))
    on conflict (meeting, client) do update set until = excluded.until;
  return k;
end $$;

-- Puts what an audience may read of a meeting in the place of what stood there.
drop function if exists quorate.publish(text, text, text, text, date, text);
drop function if exists quorate.publish(text, text, text, text, date, text, text, text, text[]);
create or replace function quorate.publish(p_session text, p_client text, p_audience text, p_body text,
  p_day date, p_state text, p_reading text, p_facts jsonb, p_passages text, p_words text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- A machine that lost the pen has an older meeting.
  if exists (select from quorate.pen p join quorate.meeting m on m.key = p.meeting
      where m.session = p_session and p.client <> p_client and p.until > now()) then
    return;
  end if;
  -- Where nothing changed for these readers, they can't see that anything did.
  insert into quorate.published (session, audience, body, day, state, reading, facts, passages, found)
    values (p_session, p_audience, p_body, p_day, p_state, p_reading, p_facts, p_passages,
      array_to_tsvector(p_words))
    on conflict (session, audience) do update
      set body = excluded.body, day = excluded.day, state = excluded.state, reading = excluded.reading,
        facts = excluded.facts, passages = excluded.passages, found = excluded.found
      where (published.body, published.day, published.state, published.reading, published.facts,
          published.passages, published.found)
        is distinct from
          (excluded.body, excluded.day, excluded.state, excluded.reading, excluded.facts, excluded.passages,
            excluded.found);
end $$;

-- A purge: what the meeting was is taken out of the store, and its file is sent anew.
create or replace function quorate.purge(p_session text, p_client text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k bigint;
begin
  select m.key into strict k from quorate.meeting m where m.session = p_session;
  perform pg_advisory_xact_lock(1903521396, hashtext(p_session));
  if exists (select from quorate.pen p where p.meeting = k and p.client <> p_client and p.until > now()) then
    raise exception 'somebody else has the pen' using errcode = 'QU003';
  end if;
  delete from quorate.record r where r.meeting = k;
  delete from quorate.branch b where b.meeting = k;
  delete from quorate.published p where p.session = p_session;
end $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_catalog.pg_proc p
      where p.pronamespace = 'quorate'::regnamespace loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to quorate_officer', f);
  end loop;
  execute 'revoke all on function quorate.hold(bigint, text, text, int) from quorate_officer';
end $$;

update quorate.version set number = 3 where number < 3;
