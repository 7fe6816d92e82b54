\set id random(1, :users)
SELECT id AS user_by_id, email, name, age, created FROM users WHERE id = :id;
