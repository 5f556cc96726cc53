#!/usr/bin/env python3
"""Compares the answers of a running, empty service with the public test cases of RecordLinker.

Creates the people of nbs_seed.csv, matches every probe of the three test files, and counts how many get the expected
result. The result of a probe is that of the person it is about (Match Id):

  match           the best candidate is that person, with a score of 0.85 or more
  possible_match  that person has a score from 0.50 to 0.85, and no one has 0.85 or more
  no_match        no one has a score of 0.85 or more, or, with --strict, of 0.50 or more

Usage: load-tests/recordlinker.py DIRECTORY --token TOKEN [--url URL] [--list FILE] [--strict]
"""

import argparse
import csv
import datetime
import json
import pathlib
import sys
import urllib.error
import urllib.request

PROBABLE, POSSIBLE = 0.85, 0.5
TESTS = ('nbs_test', 'better_test', 'expanded_nbs_test')
RESULTS = ('match', 'possible_match', 'no_match')
DATES = ('%Y-%m-%d', '%Y/%m/%d', '%m/%d/%Y', '%m-%d-%Y', '%m/%d/%y')
TODAY = datetime.datetime.now()
GENDERS = {'F': 'female', 'M': 'male'}


def rows(file):
    with open(file, encoding='utf-8-sig', newline='') as lines:
        for row in csv.DictReader(lines):
            yield {column: cell.strip() for column, cell in row.items() if column and isinstance(cell, str)}


def worker(row):
    name = {'family': row['LAST'], 'given': [row['FIRST']] if row['FIRST'] else [], 'suffix': [row['SUFFIX']]}
    maiden = {'use': 'maiden', 'family': row['MAIDEN']} if row['MAIDEN'] else None
    address = {'use_type': 'home', 'line1': row['ADDRESS'], 'city': row['CITY'], 'state': row['STATE'],
               'postal_code': row['ZIP'], 'country': 'US'}
    number = {'identifier_type': 'SSN', 'system': 'urn:oid:2.16.840.1.113883.4.1', 'value': row['SSN'].replace(' ', '')}
    return filled({
        'name': name,
        'additional_names': [maiden] if maiden else [],
        'gender': GENDERS.get(row['GENDER']),
        'birth_date': date(row['BIRTHDATE']),
        'addresses': [address],
        'identifiers': [number] if number['value'] else [],
    })


def date(text):
    """Returns a date that exists, or None."""
    for form in DATES:
        try:
            read = datetime.datetime.strptime(text, form)
            return (read if read < TODAY else read.replace(year=read.year - 100)).date().isoformat()
        except ValueError:
            pass
    return None


def filled(value):
    """Leaves out what is empty."""
    if isinstance(value, dict):
        parts = {key: filled(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part}
    if isinstance(value, list):
        return [part for part in map(filled, value) if part]
    return value


class Service:
    def __init__(self, url, token):
        self.url = url
        self.headers = {'Authorization': f'Bearer {token}', 'Content-Type': 'application/json'}

    def post(self, path, body):
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), self.headers)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, json.load(answer)['data']
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)


def create(service, row):
    """Returns the ids of the person: of the new worker, or of those that the service found instead."""
    body = worker(row)
    status, answer = service.post('/api/workers', body)
    if status == 422:  # A number that the service refuses.
        status, answer = service.post('/api/workers', {key: body[key] for key in body if key != 'identifiers'})
    if status == 201:
        return {answer['id']}
    if status == 409:
        print(f"seed {row['Match Id']}: refused as a duplicate", file=sys.stderr)
        return {match['worker']['id'] for match in service.post('/api/workers/match', body)[1]['matches'][:1]}
    sys.exit(f"seed {row['Match Id']}: {status} {answer}")


def result(matches, ids):
    scores = [(match['score'], match['worker']['id'] in ids) for match in matches]
    best = max(scores, default=(0, False))
    right = max((score for score, is_right in scores if is_right), default=0)
    if best[0] >= PROBABLE:
        return 'match' if right == best[0] else 'other_person'
    return 'possible_match' if right >= POSSIBLE else 'no_match'


def differs(probe, seed):
    """Says which fields differ (*) or are missing (-)."""
    fields = ('BIRTHDATE', 'FIRST', 'LAST', 'SUFFIX', 'MAIDEN', 'GENDER', 'ADDRESS', 'CITY', 'STATE', 'ZIP', 'SSN')
    return ' '.join(field + ('*' if probe[field] else '-') for field in fields if probe[field] != seed[field])


def answers(service, test, probes, seeds, ids):
    """Returns for each probe what is written to the list: expected result, result and reasons."""
    for probe in probes:
        key, expected = probe['Match Id'], probe.get('Expected Result')
        if expected not in RESULTS or key not in seeds:  # A row with a shifted cell.
            continue
        status, answer = service.post('/api/workers/match', worker(probe) | {'threshold': POSSIBLE})
        matches = answer['matches'] if status == 200 else []
        best = matches[0] if matches else {}
        yield {
            'test': test,
            'case': probe['Test Case #'],
            'match_id': key,
            'expected': expected,
            'result': result(matches, ids[key]) if status == 200 else str(status),
            'score': best.get('score', ''),
            'differences': differs(probe, seeds[key]),
            'levels': ' '.join(part['level'] for part in best.get('score_breakdown', {}).values()),
            'limit': best.get('limit', {}).get('code', ''),
        }


def fits(answer, strict):
    lenient = not strict and answer['expected'] == 'no_match' and answer['result'] == 'possible_match'
    return lenient or answer['result'] == answer['expected']


def report(found, strict):
    print('test,expected,probes,as_expected,share')
    for test in TESTS + ('all',):
        for expected in RESULTS + ('all',):
            rows_of = [a for a in found if test in (a['test'], 'all') and expected in (a['expected'], 'all')]
            count = sum(fits(answer, strict) for answer in rows_of)
            print(test, expected, len(rows_of), count, f'{count / max(1, len(rows_of)):.3f}', sep=',')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('directory', type=pathlib.Path)
    parser.add_argument('--token', required=True)
    parser.add_argument('--url', default='http://localhost:8080')
    parser.add_argument('--list', type=pathlib.Path, help='write the probes with another result to this CSV file')
    parser.add_argument('--strict', action='store_true', help='no_match allows no possible match')
    options = parser.parse_args()
    service = Service(options.url, options.token)

    seeds = {row['Match Id']: row for row in rows(options.directory / 'nbs_seed.csv')}
    ids = {key: create(service, row) for key, row in seeds.items()}
    found = [answer for test in TESTS
             for answer in answers(service, test, rows(options.directory / f'{test}.csv'), seeds, ids)]
    report(found, options.strict)
    if options.list:
        with open(options.list, 'w', encoding='utf-8', newline='') as output:
            writer = csv.DictWriter(output, found[0])
            writer.writeheader()
            writer.writerows(answer for answer in found if not fits(answer, options.strict))


if __name__ == '__main__':
    main()
